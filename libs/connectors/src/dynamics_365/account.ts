import type { RequestContext, VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const WhoAmI = z.object({ OrganizationId: z.guid(), UserId: z.guid() });

/** `WhoAmI` tells identifiers alone; people know the organization by its address. */
export function accountOf(
  response: VendorResponse,
  { settings }: Pick<RequestContext, 'settings'>,
): VendorAccount | undefined {
  const who = WhoAmI.safeParse(response.body).data;
  return (
    who && { id: who.OrganizationId, name: String(settings['organization'] ?? 'Dynamics 365') }
  );
}
