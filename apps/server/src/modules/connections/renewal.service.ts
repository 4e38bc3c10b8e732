import { Inject, Injectable } from '@nestjs/common';
import type { OAuth2Method } from '@patchbay/connector-sdk/auth/oauth2';
import type { Connector } from '@patchbay/connector-sdk/definition';
import { Secret } from '../../platform/logging/secret.ts';
import { type StoredValue, isReference } from '../../platform/secrets/secret-reference.ts';
import { methodOf, vendorName } from '../connectors/connector-registry.service.ts';
import { OAuthAppService } from '../connectors/oauth-app.service.ts';
import type { Connection } from './connection.entity.ts';
import type { OpenedCredentials } from './credential-store.service.ts';
import { LongLivedTokens } from './long-lived-tokens.service.ts';
import { notRefreshable } from './not-refreshable.ts';
import { TokenEndpointService, bringsClient, ownClient } from './token-endpoint.service.ts';
import { tokenGrantOf } from './token-grant-of.ts';
import { TokenGrants } from './token-grants.service.ts';
import type { TokenSet } from './token-set.ts';
import type { Credentials } from './vendor-target.ts';

/** The one way in which each kind of credential gets its next token. */
@Injectable()
export class RenewalService {
  constructor(
    @Inject(OAuthAppService) private readonly apps: OAuthAppService,
    @Inject(TokenEndpointService) private readonly tokens: TokenEndpointService,
    @Inject(LongLivedTokens) private readonly longLived: LongLivedTokens,
    @Inject(TokenGrants) private readonly grants: TokenGrants,
  ) {}

  /** @throws TokenEndpointError; ProblemError 409 `not_refreshable`, `oauth_app_missing` */
  renew(row: Connection, connector: Connector, opened: OpenedCredentials): Promise<TokenSet> {
    const method = methodOf(connector, row.auth_flow);
    if (method.flow === 'oauth') return this.renewOAuth(row, connector, method, opened);
    const grant = tokenGrantOf(method);
    if (!grant) throw notRefreshable();
    const target = {
      ...{ connector, method, flow: row.auth_flow, settings: row.settings },
      vendor: vendorName(connector, row.display_name),
      credentials: withoutToken(opened.credentials),
      connection: stored(row),
    };
    return this.grants.ask(target, grant, row.grant_expires_at);
  }

  private async renewOAuth(
    row: Connection,
    connector: Connector,
    method: OAuth2Method,
    { credentials, refreshToken }: OpenedCredentials,
  ): Promise<TokenSet> {
    const accessToken = credentials.reveal()['access_token'];
    if (!refreshToken && !method.longLived) throw notRefreshable();
    const client = bringsClient(method)
      ? ownClient(credentials)
      : await this.apps.client(row.site_id, connector.slug);
    const party = { connector, method, settings: row.settings, client, connection: stored(row) };
    if (refreshToken) return this.tokens.refresh(party, refreshToken, row.grant_expires_at);
    if (accessToken === undefined || isReference(accessToken)) throw notRefreshable();
    return this.longLived.next(party, accessToken);
  }
}

function stored(row: Connection) {
  return { siteId: row.site_id, id: row.id, secretProblem: row.secret_problem };
}

/** What the operator typed. */
function withoutToken(credentials: Credentials): Credentials {
  return credentials.map(({ access_token: _, ...typed }) => typed) as Secret<
    Readonly<Record<string, StoredValue>>
  >;
}
