import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import * as oidc from 'openid-client';
import type { Config } from '../../config.ts';
import type { SsoConfig } from '../../config-sso.ts';
import { CONFIG } from '../../platform/config.token.ts';
import { notFound } from '../../platform/errors/problem.ts';
import { PublicUrl } from '../../platform/http/public-url.ts';
import { OutboundClient } from '../../platform/outbound/outbound-client.ts';
import { outboundFetch } from '../../platform/outbound/outbound-fetch.ts';
import { isWhole, readClaims } from './sso-claims.ts';
import type { SsoClaims } from './sso-claims.ts';
import type { SsoTrip } from './sso-trip.ts';

/** How often, and after how many milliseconds each, discovery is tried within one sign-in. */
const PAUSES_MS = [0, 250, 1000];
/** What a provider says of itself is asked for again after this long. */
const FRESH_MS = 60 * 60 * 1000;
/** Clocks of provider and server may differ by so many seconds. */
const TOLERANCE_S = 30;

export const CALLBACK_PATH = '/api/v1/auth/oidc/callback';

/**
 * The operators' identity provider: OpenID Connect by `openid-client`, carried by the outbound
 * client. It is asked at the first sign-in, so that Patchbay starts whether or not it is there.
 */
@Injectable()
export class SsoProvider {
  private known: { at: number; configuration: Promise<oidc.Configuration> } | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(OutboundClient) private readonly outbound: OutboundClient,
    @Inject(PublicUrl) private readonly publicUrl: PublicUrl,
  ) {}

  /** Null where single sign-on is not configured. */
  get settings(): SsoConfig | undefined {
    return this.config.sso;
  }

  /** The provider's page with everything it needs (OpenID Connect Core section 3.1.2.1). */
  async authorizeUrl(trip: SsoTrip): Promise<string> {
    const { scopes } = this.required;
    const url = oidc.buildAuthorizationUrl(await this.configuration(), {
      ...{ redirect_uri: this.redirectUri, scope: scopes.join(' ') },
      ...{ state: trip.state, nonce: trip.nonce },
      code_challenge: await oidc.calculatePKCECodeChallenge(trip.verifier),
      code_challenge_method: 'S256',
    });
    return url.href;
  }

  /**
   * Exchanges the code and verifies who came back.
   * @param search the query the browser arrived with, with its question mark
   * @throws what `openid-client` says of an answer that is not acceptable, or OutboundError
   */
  async claims(trip: SsoTrip, search: string): Promise<SsoClaims> {
    const { groupsClaim } = this.required;
    const configuration = await this.configuration();
    const arrived = new URL(`${this.redirectUri}${search}`);
    const tokens = await oidc.authorizationCodeGrant(configuration, arrived, {
      ...{ expectedState: trip.state, expectedNonce: trip.nonce },
      ...{ pkceCodeVerifier: trip.verifier, idTokenExpected: true },
    });
    const claims = tokens.claims()!;
    // Many providers keep ID tokens small and tell the rest only when asked.
    if (isWhole(claims, groupsClaim) || !configuration.serverMetadata().userinfo_endpoint) {
      return readClaims(claims, groupsClaim);
    }
    const more = await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub);
    return readClaims(claims, groupsClaim, more);
  }

  /** What the operator registers at the provider. */
  get redirectUri(): string {
    return `${this.publicUrl.value}${CALLBACK_PATH}`;
  }

  private get required(): SsoConfig {
    if (!this.settings) throw notFound('single sign-on');
    return this.settings;
  }

  private configuration(): Promise<oidc.Configuration> {
    const now = Date.now();
    if (this.known && now - this.known.at < FRESH_MS) return this.known.configuration;
    const configuration = this.discover(this.required);
    const known = { at: now, configuration };
    this.known = known;
    // A provider that did not answer is asked again by the next sign-in.
    configuration.catch(() => {
      if (this.known === known) this.known = undefined;
    });
    return configuration;
  }

  private async discover(sso: SsoConfig): Promise<oidc.Configuration> {
    let failure: unknown;
    for (const pause of PAUSES_MS) {
      await sleep(pause);
      try {
        return await this.discoverOnce(sso);
      } catch (error) {
        failure = error;
      }
    }
    throw failure;
  }

  private async discoverOnce({ issuer, clientId, clientSecret }: SsoConfig) {
    const carried = {
      // The operator named this origin in the server's own configuration, as OUTBOUND_ALLOW is.
      [oidc.customFetch]: outboundFetch(this.outbound, {
        ...{ connector: 'single_sign_on', allowOrigins: [issuer.origin] },
      }) as oidc.CustomFetch,
      execute: issuer.protocol === 'http:' ? [oidc.allowInsecureRequests] : [],
    };
    const found = await oidc.discovery(issuer, clientId, undefined, oidc.None(), carried);
    const metadata = found.serverMetadata();
    const secret = clientSecret.reveal();
    const methods = metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const configuration = new oidc.Configuration(
      metadata,
      clientId,
      { [oidc.clockTolerance]: TOLERANCE_S },
      methods.includes('client_secret_basic')
        ? oidc.ClientSecretBasic(secret)
        : oidc.ClientSecretPost(secret),
    );
    configuration[oidc.customFetch] = carried[oidc.customFetch];
    for (const prepare of carried.execute) prepare(configuration);
    // The ID token's signature too, and not only the connection it came by.
    oidc.enableNonRepudiationChecks(configuration);
    return configuration;
  }
}
