import type { VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Details = z.object({
  portalId: z.int().positive(),
  portalName: z.string().optional().catch(undefined),
});

/** `GET /account-info/v3/details`; HubSpot calls an account a portal here. */
export function accountOf(response: VendorResponse): VendorAccount | undefined {
  const details = Details.safeParse(response.body).data;
  if (!details) return undefined;
  const id = String(details.portalId);
  return { id, name: details.portalName || `HubSpot ${id}` };
}
