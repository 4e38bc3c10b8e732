import { Inject, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { PublicUrl } from '../http/public-url.ts';
import { ProblemError } from '../errors/problem.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Writes with a cookie must come from the page itself (OWASP: verifying origin with standard
 * headers). Browsers send `Origin` on every cross-site write; programs without one are let through,
 * because a foreign page cannot make a browser leave it out.
 */
@Injectable()
export class OriginCheck {
  constructor(@Inject(PublicUrl) private readonly publicUrl: PublicUrl) {}

  check(request: Request): void {
    if (SAFE_METHODS.has(request.method)) return;
    const origin = request.headers.origin;
    const site = request.headers['sec-fetch-site'];
    if (origin === undefined && (site === undefined || site === 'same-origin')) return;
    if (origin !== undefined && this.isOurs(origin, request)) return;
    throw new ProblemError(403, 'origin_refused', 'This write did not come from the admin page.');
  }

  private isOurs(origin: string, request: Request): boolean {
    if (origin === this.publicUrl.origin) return true;
    if (!URL.canParse(origin)) return false;
    return new URL(origin).host === request.headers.host;
  }
}
