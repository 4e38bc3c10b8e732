import { Inject, Injectable } from '@nestjs/common';
import { parseRetryAfter } from '@patchbay/core/retry-after';
import type { VendorRequest } from '@patchbay/connector-sdk/request';
import type { OAuthClientValues } from '@patchbay/connector-sdk/auth/oauth2';
import type { TokenEndpointResponse } from 'openid-client';
import type { Config } from '../../config.ts';
import { CONFIG } from '../../platform/config.token.ts';
import { Secret } from '../../platform/logging/secret.ts';
import { CredentialOpener } from './credential-opener.service.ts';
import { readTokenSet } from './read-token-set.ts';
import { repairTokenAnswer, tokenFailure } from './token-answer.ts';
import type { OAuthParty } from './token-endpoint.service.ts';
import { TokenRequests } from './token-request.service.ts';
import type { TokenSet } from './token-set.ts';
import { withSecrets } from './with-secrets.ts';

/** Access tokens that buy their successor themselves, for vendors without refresh tokens. */
@Injectable()
export class LongLivedTokens {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CredentialOpener) private readonly opener: CredentialOpener,
    @Inject(TokenRequests) private readonly requests: TokenRequests,
  ) {}

  /**
   * From the token of a code exchange to the first long-lived one, where the vendor has such.
   *
   * @throws TokenEndpointError
   */
  async first(party: OAuthParty, set: TokenSet): Promise<TokenSet> {
    const exchange = party.method.longLived?.exchange;
    if (!exchange) return set;
    const longer = await this.ask(party, (client) => exchange(set.accessToken.reveal(), client));
    return {
      ...longer,
      scopes: longer.scopes ?? set.scopes,
      facts: { ...set.facts, ...longer.facts },
    };
  }

  /** From a token that still serves to the next. @throws TokenEndpointError */
  next(party: OAuthParty, accessToken: string): Promise<TokenSet> {
    const { longLived } = party.method;
    if (!longLived) throw new TypeError(`${party.connector.slug} has no long-lived tokens`);
    return this.ask(party, (client) => longLived.refresh(accessToken, client));
  }

  private ask(
    party: OAuthParty,
    describe: (client: OAuthClientValues) => VendorRequest,
  ): Promise<TokenSet> {
    const { client, connection } = party;
    return withSecrets(
      this.opener,
      { clientSecret: client.clientSecret, connection },
      ({ clientSecret }) =>
        this.askWith(party, describe({ clientId: client.clientId, clientSecret })),
    );
  }

  private async askWith(party: OAuthParty, request: VendorRequest): Promise<TokenSet> {
    const { connector, method, settings, connection } = party;
    const target = {
      ...{ connector, vendor: connector.name, method, flow: 'oauth' as const, settings },
      credentials: Secret.of({}),
      ...(connection && { connection }),
    };
    const answer = await this.requests.send(target, request);
    const body = repairTokenAnswer(method, answer.text, answer.headers['content-type']);
    const isToken = answer.status >= 200 && answer.status < 300 && 'access_token' in body;
    if (!isToken) {
      const retryAfterMs = parseRetryAfter(answer.headers['retry-after'], Date.now());
      throw tokenFailure(method, answer.status, body, { cause: undefined, retryAfterMs });
    }
    const marginMs = this.config.refreshMarginMs;
    return readTokenSet(body as TokenEndpointResponse, { connector, method, marginMs }, Date.now());
  }
}
