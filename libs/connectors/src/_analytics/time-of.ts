import type { RequestContext } from '@patchbay/connector-sdk/definition';

/**
 * When an event happened, in epoch milliseconds: as told, else when the delivery was accepted, so
 * that a retry tells the same.
 */
export function timeOf(
  { at }: { at?: string | undefined },
  { acceptedAt, now }: Pick<RequestContext, 'acceptedAt' | 'now'>,
): number {
  return at === undefined ? (acceptedAt ?? now) : Date.parse(at);
}
