import type { RequestContext } from '@patchbay/connector-sdk/definition';

/** The day an invoice bears: the one given, else the day it was handed over, stable over retries. */
export function issueDate(
  given: string | undefined,
  { acceptedAt, now }: Pick<RequestContext, 'acceptedAt' | 'now'>,
): string {
  return given ?? new Date(acceptedAt ?? now).toISOString().slice(0, 10);
}
