import type { VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Domain = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  created_at: z.string().catch(''),
});
const Domains = z.object({ object: z.literal('list'), data: z.array(Domain) });

/**
 * `GET /domains`: nothing tells the team itself, so its oldest domain stands for it, which others
 * added later do not change.
 */
export function accountOf({ body }: VendorResponse): VendorAccount | undefined {
  const domains = Domains.safeParse(body).data?.data;
  if (!domains) return undefined;
  const [oldest] = domains.toSorted((a, b) => a.created_at.localeCompare(b.created_at));
  return oldest
    ? { id: oldest.id, name: oldest.name }
    : { id: 'no_domain', name: 'Resend team without a domain' };
}
