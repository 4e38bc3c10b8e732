import type { RequestContext, VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';
import { TENANT, chosenIn, tenantsIn } from './tenants.ts';

const Organisations = z.object({
  Organisations: z.array(
    z.object({
      OrganisationID: z.string().regex(TENANT),
      Name: z.string().min(1).max(500),
      IsDemoCompany: z.boolean().optional().catch(undefined),
    }),
  ),
});

/** Of `GET /Connections`, or of `GET /api.xro/2.0/Organisation` for a custom connection. */
export function accountOf(
  response: VendorResponse,
  { settings }: Pick<RequestContext, 'settings'>,
): VendorAccount | undefined {
  const tenants = tenantsIn(response);
  if (tenants) return chosenIn(tenants, settings);
  const own = Organisations.safeParse(response.body).data?.Organisations[0];
  if (!own) return undefined;
  return { id: own.OrganisationID, name: own.IsDemoCompany ? `${own.Name} (test mode)` : own.Name };
}
