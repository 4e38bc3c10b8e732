import type { VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Found = z.object({ status: z.literal('OK'), results: z.array(z.unknown()).min(1) });

/** A key of Google Maps names no account: that it works is all there is to know. */
export function accountOf({ body }: VendorResponse): VendorAccount | undefined {
  if (!Found.safeParse(body).success) return undefined;
  return { id: 'maps.googleapis.com', name: 'Google Maps Platform' };
}
