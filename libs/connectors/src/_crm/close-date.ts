import type { RequestContext } from '@patchbay/connector-sdk/definition';

const MONTH_MS = 30 * 24 * 60 * 60 * 1000;

/** For CRMs that insist on an expected close date: 30 days after the deal was handed over. */
export function closeDate(
  given: string | undefined,
  { acceptedAt, now }: Pick<RequestContext, 'acceptedAt' | 'now'>,
): string {
  return given ?? new Date((acceptedAt ?? now) + MONTH_MS).toISOString().slice(0, 10);
}
