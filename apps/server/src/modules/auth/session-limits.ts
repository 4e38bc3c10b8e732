export const SESSION_COOKIE = 'patchbay_session';

/** A session ends after so long without a request, … */
export const IDLE_MS = 12 * 60 * 60 * 1000;

/** … and this long after the sign-in whatever happens. */
export const ABSOLUTE_MS = 7 * 24 * 60 * 60 * 1000;

/** @param signedInAt epoch milliseconds, from the session @param now epoch milliseconds */
export function withinAbsoluteLimit(signedInAt: unknown, now: number): boolean {
  return typeof signedInAt === 'number' && now - signedInAt < ABSOLUTE_MS;
}
