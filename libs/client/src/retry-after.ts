/**
 * Seconds a `Retry-After` header asks to wait (RFC 9110 section 10.2.3: seconds or a date);
 * null when it is absent or unreadable. `now` is epoch milliseconds.
 */
export function retryAfterSeconds(header: string | null, now: number): number | null {
  if (header === null) return null;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header.trim());
  const date = Date.parse(header);
  if (Number.isNaN(date)) return null;
  return Math.max(0, Math.ceil((date - now) / 1000));
}
