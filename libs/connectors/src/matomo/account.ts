import type { VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Site = z.object({
  idsite: z.union([z.int(), z.string().min(1)]),
  name: z.string().min(1),
  main_url: z.string().optional().catch(undefined),
});

/** https://developer.matomo.org/api-reference/reporting-api#SitesManager; older ones answer a list. */
export function accountOf({ body }: VendorResponse): VendorAccount | undefined {
  const site = Site.safeParse(Array.isArray(body) ? body[0] : body).data;
  return site && { id: String(site.idsite), name: site.name };
}
