import type { VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Server = z.object({
  ID: z.int(),
  Name: z.string().min(1),
  DeliveryType: z.string().optional().catch(undefined),
});

/** `GET /server`: a sandbox server delivers to nobody. */
export function accountOf({ body }: VendorResponse): VendorAccount | undefined {
  const server = Server.safeParse(body).data;
  if (!server) return undefined;
  const suffix = server.DeliveryType === 'Sandbox' ? ' (test mode)' : '';
  return { id: String(server.ID), name: `${server.Name}${suffix}` };
}
