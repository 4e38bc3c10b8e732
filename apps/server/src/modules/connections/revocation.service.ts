import { Inject, Injectable } from '@nestjs/common';
import type { Disconnected } from '@patchbay/contracts/connection';
import type { OAuth2Method } from '@patchbay/connector-sdk/auth/oauth2';
import type { Connector } from '@patchbay/connector-sdk/definition';
import { Secret } from '../../platform/logging/secret.ts';
import { isReference } from '../../platform/secrets/secret-reference.ts';
import { OAuthAppService } from '../connectors/oauth-app.service.ts';
import { CredentialOpener } from './credential-opener.service.ts';
import type { OpenedCredentials } from './credential-store.service.ts';
import { TokenEndpointService, bringsClient, ownClient } from './token-endpoint.service.ts';
import { VendorCallService } from './vendor-call.service.ts';
import { withSecrets } from './with-secrets.ts';

interface Grant {
  site_id: number;
  settings: Readonly<Record<string, unknown>>;
}

/** Ends a grant at the vendor, where the vendor can. */
@Injectable()
export class RevocationService {
  constructor(
    @Inject(OAuthAppService) private readonly apps: OAuthAppService,
    @Inject(TokenEndpointService) private readonly tokens: TokenEndpointService,
    @Inject(VendorCallService) private readonly calls: VendorCallService,
    @Inject(CredentialOpener) private readonly opener: CredentialOpener,
  ) {}

  /** @throws OutboundError when the vendor cannot be reached, ProblemError without an OAuth application */
  async revoke(
    grant: Grant,
    connector: Connector,
    opened: OpenedCredentials,
  ): Promise<Disconnected['revocation']> {
    const method = connector.auth.find((candidate) => candidate.flow === 'oauth');
    const accessToken = opened.credentials.reveal()['access_token'];
    if (method?.flow !== 'oauth' || typeof accessToken !== 'string') return 'unsupported';
    if (method.revokeRequest) return this.ask(grant, connector, method, accessToken, opened);
    if (!revocable(method, grant.settings)) return 'unsupported';
    const client = bringsClient(method)
      ? ownClient(opened.credentials)
      : await this.apps.client(grant.site_id, connector.slug);
    const party = { connector, method, settings: grant.settings, client };
    const done = opened.refreshToken
      ? await this.tokens.revoke(party, opened.refreshToken, 'refresh_token')
      : await this.tokens.revoke(party, Secret.of(accessToken), 'access_token');
    return done ? 'revoked' : 'failed';
  }

  /** The vendor's own way; 404 tells of a grant that is gone already. */
  private async ask(
    grant: Grant,
    connector: Connector,
    method: OAuth2Method,
    accessToken: string,
    opened: OpenedCredentials,
  ): Promise<Disconnected['revocation']> {
    const stored = opened.refreshToken?.reveal();
    // A reference is a token that the operator brought, which the vendor's own way does not know.
    const refreshToken = isReference(stored) ? undefined : stored;
    const client = bringsClient(method)
      ? ownClient(opened.credentials)
      : await this.apps.client(grant.site_id, connector.slug);
    const request = await withSecrets(this.opener, client, ({ clientSecret }) =>
      Promise.resolve(
        method.revokeRequest!({
          accessToken,
          ...(refreshToken !== undefined && { refreshToken }),
          client: { clientId: client.clientId, clientSecret },
          settings: grant.settings,
        }),
      ),
    );
    const target = {
      connector,
      vendor: connector.name,
      method,
      flow: 'oauth' as const,
      settings: grant.settings,
      credentials: opened.credentials,
    };
    const answer = await this.calls.send(target, request, { withCredential: false });
    if (answer.status >= 200 && answer.status < 300) return 'revoked';
    return answer.status === 404 ? 'revoked' : 'failed';
  }
}

function revocable(method: OAuth2Method, settings: Readonly<Record<string, unknown>>): boolean {
  const { revokeUrl } = method;
  return Boolean(typeof revokeUrl === 'function' ? revokeUrl(settings) : revokeUrl);
}
