import type { VendorResponse } from './request.ts';

/** Messages longer than this are pages, not messages. */
const LONGEST_MESSAGE = 2000;

/**
 * Whether a refusal says that the credential expired, and nothing else: "invalid or expired" leaves
 * it open, so that is no.
 */
export function saysExpired(response: VendorResponse): boolean {
  const text = `${response.headers['www-authenticate'] ?? ''} ${response.text}`;
  if (text.length > LONGEST_MESSAGE || !/expired/i.test(text)) return false;
  return !/invalid|revoked|unknown|incorrect|wrong|not[ _-]?(?:found|valid)/i.test(text);
}
