import { setMaxListeners } from 'node:events';
import { Inject, Injectable } from '@nestjs/common';
import { parseRetryAfter } from '@patchbay/core/retry-after';
import type { OAuth2Method } from '@patchbay/connector-sdk/auth/oauth2';
import type { AuthMethod, Connector } from '@patchbay/connector-sdk/definition';
import * as oauth from 'openid-client';
import type { Config } from '../../config.ts';
import { CONFIG } from '../../platform/config.token.ts';
import { PublicUrl } from '../../platform/http/public-url.ts';
import { Secret } from '../../platform/logging/secret.ts';
import { OutboundClient } from '../../platform/outbound/outbound-client.ts';
import { OutboundError } from '../../platform/outbound/outbound-error.ts';
import type { StoredValue } from '../../platform/secrets/secret-reference.ts';
import type { OAuthClient } from '../connectors/oauth-app.service.ts';
import { CredentialOpener } from './credential-opener.service.ts';
import { fromSettings } from './from-settings.ts';
import { LongLivedTokens } from './long-lived-tokens.service.ts';
import { type TokenFacts, readTokenSet } from './read-token-set.ts';
import { nameClient, shapeTokenRequest } from './shape-token-request.ts';
import { standInFor } from './stand-in.ts';
import { repairTokenAnswer, tokenFailure } from './token-answer.ts';
import { TokenCalls } from './token-calls.service.ts';
import { TokenEndpointError, type TokenSet } from './token-set.ts';
import { tokenTimeoutMs } from './token-timeout.ts';
import type { Credentials, VendorTarget } from './vendor-target.ts';
import { type ExchangeSecrets, type StoredSecrets, withSecrets } from './with-secrets.ts';

export interface OAuthParty {
  connector: Connector;
  method: OAuth2Method;
  settings: Readonly<Record<string, unknown>>;
  client: OAuthClient;
  /** The stored connection whose grant it is; absent while one is being made. */
  connection?: VendorTarget['connection'];
}

export interface AuthorizationRequest {
  state: string;
  codeVerifier: string;
  scopes: readonly string[];
}

type Ask = (
  configuration: oauth.Configuration,
  token: string,
) => Promise<oauth.TokenEndpointResponse>;

/** What the last exchange with a token address came to, for reading its refusal. */
interface Exchange {
  status: number;
  body: Record<string, unknown>;
  retryAfterMs?: number | undefined;
  transportError?: OutboundError;
}

/** OAuth's back channel: `openid-client` speaks the protocol, the outbound client carries it. */
@Injectable()
export class TokenEndpointService {
  private readonly leaving = new AbortController();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(OutboundClient) private readonly outbound: OutboundClient,
    @Inject(PublicUrl) private readonly publicUrl: PublicUrl,
    @Inject(CredentialOpener) private readonly opener: CredentialOpener,
    @Inject(LongLivedTokens) private readonly longLived: LongLivedTokens,
    @Inject(TokenCalls) private readonly calls: TokenCalls,
  ) {
    // One listener for each exchange under way, which is many and no leak.
    setMaxListeners(0, this.leaving.signal);
  }

  /** The vendor's authorization page with everything it needs (RFC 6749 section 4.1.1). */
  async authorizeUrl(party: OAuthParty, request: AuthorizationRequest): Promise<string> {
    const { connector, method, settings } = party;
    // The address names the client and no secret, but the library insists on one.
    const { configuration } = this.configure(party, 'unused');
    const url = oauth.buildAuthorizationUrl(configuration, {
      ...fromSettings(method.authorizeParams, settings),
      redirect_uri: this.publicUrl.redirectUri,
      state: request.state,
      ...(request.scopes.length > 0 && {
        scope: request.scopes.join(method.scopeSeparator ?? ' '),
      }),
      ...(usesPkce(method, settings) && {
        code_challenge: await oauth.calculatePKCECodeChallenge(request.codeVerifier),
        code_challenge_method: 'S256',
      }),
    });
    nameClient(method, url.searchParams);
    return (standInFor(this.config.connectorBaseUrls[connector.slug], url) ?? url).href;
  }

  /** @throws TokenEndpointError */
  async exchange(party: OAuthParty, code: string, codeVerifier: string): Promise<TokenSet> {
    const first = await this.request(party, {}, undefined, (configuration) => {
      // The state was checked, and used up, before; `iss` belongs to discovered servers only.
      const callback = new URL(this.publicUrl.redirectUri);
      callback.searchParams.set('code', code);
      const pkce = usesPkce(party.method, party.settings);
      return oauth.authorizationCodeGrant(
        configuration,
        callback,
        pkce ? { pkceCodeVerifier: codeVerifier } : {},
      );
    });
    return this.longLived.first(party, first);
  }

  /**
   * @param grantExpiresAt what was known of the grant's end; it stands where the refresh token does
   * @throws TokenEndpointError
   */
  refresh(
    party: OAuthParty,
    refreshToken: Secret<StoredValue>,
    grantExpiresAt: Date | null = null,
  ): Promise<TokenSet> {
    const facts = { refreshed: { grantExpiresAt } };
    return this.request(party, facts, refreshToken, (configuration, token) =>
      oauth.refreshTokenGrant(configuration, token),
    );
  }

  /**
   * Revokes at the vendor (RFC 7009); the refresh token when there is one, since that ends the grant.
   *
   * @throws OutboundError when no answer came, TokenEndpointError when a secret cannot be read
   * @returns whether the vendor confirmed
   */
  revoke(party: OAuthParty, token: Secret<StoredValue>, hint: string): Promise<boolean> {
    const stored = storedSecrets(party, token);
    return withSecrets(this.opener, stored, (secrets) => this.revokeWith(party, secrets, hint));
  }

  private async revokeWith(
    party: OAuthParty,
    { clientSecret, token }: ExchangeSecrets,
    hint: string,
  ): Promise<boolean> {
    const { configuration, last } = this.configure(party, clientSecret);
    try {
      await oauth.tokenRevocation(configuration, token, { token_type_hint: hint });
      return true;
    } catch (error) {
      const { transportError, status } = last();
      if (transportError) throw transportError;
      if (status === 0) throw error;
      return false;
    }
  }

  private request(
    party: OAuthParty,
    facts: Pick<TokenFacts, 'refreshed'>,
    token: Secret<StoredValue> | undefined,
    grant: Ask,
  ): Promise<TokenSet> {
    const stored = storedSecrets(party, token);
    return withSecrets(this.opener, stored, (secrets) =>
      this.requestWith(party, facts, secrets, grant),
    );
  }

  private async requestWith(
    party: OAuthParty,
    facts: Pick<TokenFacts, 'refreshed'>,
    { clientSecret, token }: ExchangeSecrets,
    grant: Ask,
  ): Promise<TokenSet> {
    const { connector, method } = party;
    const timeoutMs = tokenTimeoutMs(this.config);
    const { configuration, last } = this.configure(party, clientSecret, timeoutMs);
    let answer: oauth.TokenEndpointResponse;
    try {
      answer = await grant(configuration, token);
    } catch (error) {
      const { transportError, status, body, retryAfterMs } = last();
      if (transportError) {
        throw new TokenEndpointError('network_error', transportError.code, {
          cause: transportError,
        });
      }
      // No exchange took place: the mistake is ours, not the vendor's.
      if (status === 0) throw error;
      throw tokenFailure(method, status, body, { cause: error, retryAfterMs });
    }
    const marginMs = this.config.refreshMarginMs;
    return readTokenSet(answer, { connector, method, marginMs, ...facts }, Date.now());
  }

  private configure(
    party: OAuthParty,
    secret: string,
    timeoutMs?: number,
  ): {
    configuration: oauth.Configuration;
    last: () => Exchange;
  } {
    const { method, settings, client } = party;
    const tokenUrl = fromSettings(method.tokenUrl, settings)!;
    const authorizeUrl = fromSettings(method.authorizeUrl, settings);
    const revokeUrl = fromSettings(method.revokeUrl, settings);
    const authMethod = fromSettings(method.tokenAuthMethod, settings) ?? 'client_secret_post';
    const configuration = new oauth.Configuration(
      {
        issuer: new URL(authorizeUrl ?? tokenUrl).origin,
        token_endpoint: tokenUrl,
        ...(authorizeUrl && { authorization_endpoint: authorizeUrl }),
        ...(revokeUrl && { revocation_endpoint: revokeUrl }),
      },
      client.clientId,
      undefined,
      authMethod === 'client_secret_basic'
        ? oauth.ClientSecretBasic(secret)
        : oauth.ClientSecretPost(secret),
    );
    // Whether http is acceptable is the outbound client's address check to say, not this library's.
    oauth.allowInsecureRequests(configuration);
    let exchange: Exchange = { status: 0, body: {} };
    configuration[oauth.customFetch] = async (address, options) => {
      exchange = await this.carry(party, new URL(address), options, timeoutMs);
      if (exchange.transportError) throw exchange.transportError;
      return new Response(JSON.stringify(exchange.body), {
        // The library takes 200 alone for success; a few vendors answer 201 or 204.
        status: exchange.status > 200 && exchange.status < 300 ? 200 : exchange.status,
        headers: { 'content-type': 'application/json' },
      });
    };
    return { configuration, last: () => exchange };
  }

  /** Ends what is under way, as if the line had been cut; for a process that must go. */
  cutOff(): void {
    this.leaving.abort();
  }

  private async carry(
    { connector, method, settings, connection }: OAuthParty,
    url: URL,
    options: oauth.CustomFetchOptions,
    timeoutMs: number | undefined,
  ): Promise<Exchange> {
    const standIn = standInFor(this.config.connectorBaseUrls[connector.slug], url);
    const { authorization, ...headers } = Object.fromEntries(new Headers(options.headers));
    const shaped = shapeTokenRequest(method, settings, String(options.body ?? ''));
    const asker = {
      connector,
      settings,
      flow: 'oauth' as const,
      ...(connection && { connection }),
    };
    this.calls.count(asker, url);
    try {
      const answer = await this.outbound.send({
        method: 'POST',
        url: standIn ?? url,
        headers: { ...headers, ...shaped.headers },
        body: shaped.body,
        pathTemplate: url.pathname,
        connector: connector.slug,
        redirect: 'manual',
        timeoutMs,
        signal: this.leaving.signal,
        ...(standIn && { allowOrigins: [standIn.origin] }),
        prepare: (outgoing) => {
          if (authorization) outgoing.headers['authorization'] = authorization;
        },
      });
      const body = repairTokenAnswer(method, answer.text, answer.headers['content-type']);
      const retryAfterMs = parseRetryAfter(answer.headers['retry-after'], Date.now());
      return { status: answer.status, body, retryAfterMs };
    } catch (error) {
      if (error instanceof OutboundError) return { status: 0, body: {}, transportError: error };
      throw error;
    }
  }
}

function storedSecrets(party: OAuthParty, token: Secret<StoredValue> | undefined): StoredSecrets {
  return { clientSecret: party.client.clientSecret, token, connection: party.connection };
}

/** The OAuth client that came with the connection instead of the site's application. */
export function ownClient(credentials: Credentials): OAuthClient {
  const values = credentials.reveal();
  const { client_id: clientId } = values;
  return {
    // No secret, so never a reference.
    clientId: typeof clientId === 'string' ? clientId : '',
    clientSecret: Secret.of<StoredValue>(values['client_secret'] ?? ''),
  };
}

/** Whether the OAuth client lives in the connection's own credential. */
export function bringsClient(method: AuthMethod): boolean {
  return method.flow === 'oauth' && Boolean(method.ownClient ?? method.manual);
}

function usesPkce(method: OAuth2Method, settings: Readonly<Record<string, unknown>>): boolean {
  return (fromSettings(method.pkce, settings) ?? 'S256') === 'S256';
}
