const DAY_MS = 86_400_000;

/** Enough for somebody to come back from holidays. */
export const NOTICE_MS = 14 * DAY_MS;

/** Of a grant that lives for days only: told in its last part, not from its first day on. */
export const NOTICE_SHARE = 0.2;

/**
 * Whether a grant ends so soon that a person should renew it. One that renews itself never gets
 * there, because its end moves on.
 *
 * @param endsAt epoch milliseconds; null when no end is known
 * @param knownSince when that end was first known, hence about when the grant began
 */
export function endsSoon(endsAt: number | null, knownSince: number | null, now: number): boolean {
  if (endsAt === null) return false;
  const share = knownSince === null ? NOTICE_MS : NOTICE_SHARE * (endsAt - knownSince);
  return endsAt - now < Math.min(NOTICE_MS, share);
}
