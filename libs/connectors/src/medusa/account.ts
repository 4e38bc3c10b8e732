import type { VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Stores = z.object({
  stores: z.array(z.object({ id: z.string().min(1), name: z.string().min(1) })).min(1),
});

/** GET /admin/stores: https://docs.medusajs.com/api/admin#stores_getstores */
export function accountOf({ body }: VendorResponse): VendorAccount | undefined {
  const [store] = Stores.safeParse(body).data?.stores ?? [];
  return store && { id: store.id, name: store.name };
}
