/** The value of a cookie that holds base64url, or null (RFC 6265 section 4.2). */
export function readCookie(header: string | undefined, name: string): string | null {
  for (const pair of header?.split(';') ?? []) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === name && value !== undefined && /^[\w-]+$/.test(value)) return value;
  }
  return null;
}
