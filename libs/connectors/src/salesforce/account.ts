import type { VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Organizations = z.object({
  records: z
    .array(
      z.object({
        Id: z.string().regex(/^00D[A-Za-z0-9]{12,15}$/),
        Name: z.string().min(1).max(255),
        IsSandbox: z.boolean().optional().catch(undefined),
      }),
    )
    .min(1),
});

export function accountOf(response: VendorResponse): VendorAccount | undefined {
  const organization = Organizations.safeParse(response.body).data?.records[0];
  if (!organization) return undefined;
  const { Id: id, Name: name, IsSandbox: test } = organization;
  return { id, name: test ? `${name} (test mode)` : name };
}
