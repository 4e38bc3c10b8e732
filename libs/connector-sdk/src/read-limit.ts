import type { LimitReading } from '@patchbay/core/limit-reading';
import { readLimitHeaders } from '@patchbay/core/read-limit-headers';
import { parseRetryAfter } from '@patchbay/core/retry-after';
import type { Connector } from './definition.ts';
import type { AttemptReading } from './read-attempt.ts';
import type { VendorResponse } from './request.ts';

/**
 * Reads what an answer says is left; `undefined` leaves it to the usual headers.
 * @param now epoch milliseconds
 */
export type ReadLimit = (response: VendorResponse, now: number) => LimitReading | undefined;

/**
 * What an answer says is left of the account's limit; `undefined` when it says nothing. A refusal for
 * too many requests (429, RFC 6585 section 4, or what the connector reads as such) says that nothing
 * is left until `Retry-After`.
 *
 * @param attempt what the answer was read as
 * @param now epoch milliseconds
 */
export function readLimit(
  connector: Pick<Connector, 'readLimit'>,
  response: VendorResponse,
  attempt: Pick<AttemptReading, 'reading'>,
  now: number,
): LimitReading | undefined {
  const told = connector.readLimit?.(response, now) ?? readLimitHeaders(response.headers, now);
  const refused = response.status === 429 || attempt.reading?.kind === 'rate_limited';
  if (!refused) return told;
  const asked = parseRetryAfter(response.headers['retry-after'], now);
  const renews = told?.remaining === 0 ? told.resetMs : null;
  return { remaining: 0, resetMs: asked ?? attempt.reading?.retryAfterMs ?? renews };
}
