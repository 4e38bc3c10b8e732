import type { VendorResponse } from '@patchbay/connector-sdk/request';

/** Whether an answer is a page with a password input. */
export function asksForPassword(response: VendorResponse): boolean {
  return /<input\b[^>]*\btype\s*=\s*["']?password\b/i.test(response.text);
}
