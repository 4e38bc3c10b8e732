import { Inject, Injectable, Logger } from '@nestjs/common';
import type { AuthMethods } from '@patchbay/contracts/auth';
import type { CookieOptions, Request, Response } from 'express';
import * as oidc from 'openid-client';
import { MasterKeys } from '../../platform/crypto/master-keys.ts';
import { randomBase64Url } from '../../platform/crypto/random.ts';
import { notFound } from '../../platform/errors/problem.ts';
import { PublicUrl } from '../../platform/http/public-url.ts';
import { OutboundError } from '../../platform/outbound/outbound-error.ts';
import { SignInService } from '../auth/sign-in.service.ts';
import { readCookie } from './read-cookie.ts';
import { SsoPeople } from './sso-people.service.ts';
import { CALLBACK_PATH, SsoProvider } from './sso-provider.service.ts';
import { SsoRefusal } from './sso-refusal.ts';
import { TRIP_COOKIE, TRIP_LABEL, TRIP_MS, openTrip, sealTrip } from './sso-trip.ts';
import type { SsoTrip } from './sso-trip.ts';

/** The way of a browser to the identity provider and back. */
@Injectable()
export class SsoService {
  private readonly logger = new Logger(SsoService.name);
  /** Follows the master key while it is rotated. */
  private readonly secrets: readonly string[];

  constructor(
    @Inject(SsoProvider) private readonly provider: SsoProvider,
    @Inject(SsoPeople) private readonly people: SsoPeople,
    @Inject(SignInService) private readonly signIn: SignInService,
    @Inject(PublicUrl) private readonly publicUrl: PublicUrl,
    @Inject(MasterKeys) masterKeys: MasterKeys,
  ) {
    this.secrets = masterKeys.deriveSecrets(TRIP_LABEL);
  }

  methods(): AuthMethods {
    const { settings } = this.provider;
    return { password: true, oidc: settings ? { name: settings.issuer.host } : null };
  }

  /**
   * @param returnTo a path of the page, to go to in the end
   * @returns where the browser goes: the provider's page, or the sign-in page with a reason
   * @throws ProblemError 404 where single sign-on is not configured
   */
  async begin(response: Response, returnTo: string | null): Promise<string> {
    if (!this.provider.settings) throw notFound('single sign-on');
    const trip: SsoTrip = {
      ...{ state: randomBase64Url(32), nonce: randomBase64Url(32), verifier: randomBase64Url(32) },
      ...{ return_to: returnTo, ends_at: Date.now() + TRIP_MS },
    };
    try {
      const url = await this.provider.authorizeUrl(trip);
      response.cookie(TRIP_COOKIE, sealTrip(this.secrets, trip), this.cookie(TRIP_MS));
      return url;
    } catch (error) {
      return this.refused(error, returnTo);
    }
  }

  /**
   * @returns the path of the page to show: where the person wanted to go, or the sign-in page
   * @throws ProblemError 404 where single sign-on is not configured
   */
  async finish(request: Request, response: Response): Promise<string> {
    if (!this.provider.settings) throw notFound('single sign-on');
    const cookie = readCookie(request.headers.cookie, TRIP_COOKIE);
    const trip = cookie === null ? null : openTrip(this.secrets, cookie, Date.now());
    response.clearCookie(TRIP_COOKIE, this.cookie());
    try {
      if (!trip) throw new SsoRefusal('expired');
      const claims = await this.provider.claims(trip, searchOf(request));
      await this.signIn.begin(request, await this.people.enter(claims));
      return trip.return_to ?? '/';
    } catch (error) {
      return this.refused(error, trip?.return_to ?? null);
    }
  }

  /** The sign-in page with the reason as a code; the details are for the log. */
  private refused(error: unknown, next: string | null): string {
    const refusal = toRefusal(error);
    this.logger.warn(refusal);
    const query = new URLSearchParams({ sso_error: refusal.code, ...(next && { next }) });
    return `/login?${query}`;
  }

  /** `Lax`, because the browser comes back from another site by a plain navigation. */
  private cookie(maxAge?: number): CookieOptions {
    const { pathname } = new URL(this.publicUrl.value);
    return {
      ...{ httpOnly: true, sameSite: 'lax', secure: this.publicUrl.secure },
      path: pathname.replace(/\/$/, '') + CALLBACK_PATH,
      ...(maxAge !== undefined && { maxAge }),
    };
  }
}

function searchOf(request: Request): string {
  const at = request.originalUrl.indexOf('?');
  return at < 0 ? '' : request.originalUrl.slice(at);
}

function toRefusal(error: unknown): SsoRefusal {
  if (error instanceof SsoRefusal) return error;
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; depth += 1) {
    if (cause instanceof OutboundError) return new SsoRefusal('unavailable', { cause: error });
    if (cause instanceof oidc.AuthorizationResponseError && cause.error === 'access_denied') {
      return new SsoRefusal('denied', { cause: error });
    }
    cause = cause.cause;
  }
  return new SsoRefusal('failed', { cause: error });
}
