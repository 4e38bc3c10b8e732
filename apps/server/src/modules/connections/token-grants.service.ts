import { Inject, Injectable } from '@nestjs/common';
import { parseRetryAfter } from '@patchbay/core/retry-after';
import { grantRefusal } from '@patchbay/connector-sdk/auth/grant-refusal';
import type { GrantedToken, TokenGrant } from '@patchbay/connector-sdk/auth/token-grant';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import type { VendorRequest, VendorResponse } from '@patchbay/connector-sdk/request';
import type { Config } from '../../config.ts';
import { CONFIG } from '../../platform/config.token.ts';
import { foreignText } from '../../platform/database/storable.ts';
import { Secret } from '../../platform/logging/secret.ts';
import { certificateOf } from './certificate-of.ts';
import { CredentialOpener } from './credential-opener.service.ts';
import { factsToStore } from './facts-to-store.ts';
import { planRefresh } from './refresh-plan.ts';
import { TokenRequests } from './token-request.service.ts';
import { TokenEndpointError, type TokenSet } from './token-set.ts';
import type { ResolvedCredentials, VendorTarget } from './vendor-target.ts';
import { withResolved } from './with-resolved.ts';

const HOUR_MS = 3_600_000;

/** RFC 6749 appendix A.12; a space would end it in a header. */
const SENDABLE = /^[\x21-\x7e]+$/;

/** Short-lived tokens bought with a stored credential. */
@Injectable()
export class TokenGrants {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CredentialOpener) private readonly opener: CredentialOpener,
    @Inject(TokenRequests) private readonly requests: TokenRequests,
  ) {}

  /**
   * @param target whose credentials are what the operator typed
   * @param credentialEnds when these end, as far as anybody knows
   * @throws TokenEndpointError; its cause is a RequestBuildError where no request could be made of
   *   the credential
   */
  async ask(
    target: VendorTarget,
    grant: TokenGrant,
    credentialEnds: Date | null,
  ): Promise<TokenSet> {
    const set = await withResolved(this.opener, target, (resolved) =>
      this.askWith(target, grant, resolved),
    );
    return { ...set, plan: { ...set.plan, grant_expires_at: credentialEnds } };
  }

  private async askWith(
    target: VendorTarget,
    grant: TokenGrant,
    resolved: ResolvedCredentials,
  ): Promise<TokenSet> {
    const credentials = resolved.reveal();
    const answer = await this.send(target, grant, resolved);
    const granted = grant.read(answer);
    if (!granted || !SENDABLE.test(granted.accessToken)) throw refusal(grant, answer);
    return this.toTokenSet(target, grant, granted, Object.values(credentials));
  }

  private async send(
    target: VendorTarget,
    grant: TokenGrant,
    resolved: ResolvedCredentials,
  ): Promise<VendorResponse> {
    try {
      const { method, settings } = target;
      const context = { credentials: resolved.reveal(), settings, now: Date.now() };
      const request: VendorRequest = await grant.request(context);
      const certificate = certificateOf(method, resolved);
      return await this.requests.send(reaching(target, grant), request, certificate);
    } catch (error) {
      if (!(error instanceof RequestBuildError)) throw error;
      throw new TokenEndpointError('client_refused', 'request_not_possible', { cause: error });
    }
  }

  private toTokenSet(
    { connector }: VendorTarget,
    grant: TokenGrant,
    granted: GrantedToken,
    secrets: readonly string[],
  ): TokenSet {
    const now = Date.now();
    const known = grant.lifetimeMs ?? connector.credentialLifetimeMs ?? HOUR_MS;
    const expiresAt = new Date(now + (granted.expiresInMs ?? known));
    const plan = planRefresh(
      { expiresAt, hasRefreshToken: true, refreshExpiresAt: null },
      grant.marginMs ?? this.config.refreshMarginMs,
      now,
      Math.random(),
    );
    return {
      accessToken: Secret.of(granted.accessToken),
      refreshToken: null,
      scopes: granted.scopes?.map((scope) => foreignText(scope)) ?? null,
      expiresAt,
      plan,
      facts: factsToStore(granted.facts, [granted.accessToken, ...secrets]),
    };
  }
}

/** Tokens may be asked for at hosts of their own, which nothing else is sent to. */
function reaching(target: VendorTarget, { hosts = [] }: TokenGrant): VendorTarget {
  const { connector } = target;
  return { ...target, connector: { ...connector, hosts: [...(connector.hosts ?? []), ...hosts] } };
}

function refusal(grant: TokenGrant, answer: VendorResponse): TokenEndpointError {
  const failure = grant.readError?.(answer) ?? grantRefusal(answer);
  const { error } = Object(answer.body) as Record<string, unknown>;
  const code = typeof error === 'string' && error ? error : String(answer.status);
  const retryAfterMs = parseRetryAfter(answer.headers['retry-after'], Date.now());
  return new TokenEndpointError(failure, code, { retryAfterMs });
}
