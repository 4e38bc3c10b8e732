import type { VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Answer = z.object({
  domain: z.object({
    id: z.string().min(1),
    name: z.string().min(1),
    type: z.string().optional().catch(undefined),
  }),
});

/** `GET /v4/domains/{name}`: a sandbox domain reaches only recipients who agreed to it. */
export function accountOf({ body }: VendorResponse): VendorAccount | undefined {
  const domain = Answer.safeParse(body).data?.domain;
  if (!domain) return undefined;
  return {
    id: domain.id,
    name: domain.type === 'sandbox' ? `${domain.name} (test mode)` : domain.name,
  };
}
