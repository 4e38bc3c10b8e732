import type { VendorResponse } from '@patchbay/connector-sdk/request';

/**
 * Whether an answer to OPTIONS proves that a receiver is there. Anything a living server says does:
 * 404 and 405 from routes that know POST only, 401 and 403 from receivers that check a signature
 * they cannot know yet. Not so a redirect, which deliveries do not follow, 410, which says "no
 * longer", a plea to wait, and server errors.
 */
export function provesReceiver({ status }: Pick<VendorResponse, 'status'>): boolean {
  if (status >= 200 && status < 300) return true;
  return status >= 400 && status < 500 && ![408, 410, 425, 429].includes(status);
}
