import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

/** A UUID in any case (RFC 9562). */
export const TENANT = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const Connections = z.array(
  z.object({
    tenantId: z.string().regex(TENANT),
    tenantName: z.string().max(500).nullish().catch(undefined),
    tenantType: z.string().max(50).optional().catch(undefined),
    updatedDateUtc: z.string().max(50).optional().catch(undefined),
  }),
);

export interface Tenant {
  id: string;
  name: string;
}

/**
 * The organisations a grant reaches, the one consented to last first; practices are none.
 * `undefined` when it is no answer of `GET /Connections`.
 */
export function tenantsIn({ status, body }: VendorResponse): Tenant[] | undefined {
  const found = status === 200 ? Connections.safeParse(body).data : undefined;
  return found
    ?.filter(({ tenantType }) => tenantType === undefined || tenantType === 'ORGANISATION')
    .sort((a, b) => (b.updatedDateUtc ?? '').localeCompare(a.updatedDateUtc ?? ''))
    .map(({ tenantId: id, tenantName }) => ({ id, name: tenantName || `Xero ${id.slice(0, 8)}` }));
}

/** The chosen organisation; the first where none was chosen. */
export function chosenIn(
  tenants: readonly Tenant[],
  settings: Readonly<Record<string, unknown>>,
): Tenant | undefined {
  const chosen = settings['tenant_id'];
  if (typeof chosen !== 'string') return tenants[0];
  return tenants.find(({ id }) => id.toLowerCase() === chosen.toLowerCase());
}
