import type { VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Page = z.object({
  id: z.string().regex(/^[0-9]{1,30}$/),
  name: z.string().min(1).max(500).optional().catch(undefined),
});

/** A Page token is the Page itself: `GET /me` tells its name. */
export function accountOf({ body }: VendorResponse): VendorAccount | undefined {
  const page = Page.safeParse(body).data;
  return page && { id: page.id, name: page.name ?? page.id };
}
