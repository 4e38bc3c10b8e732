import type { RequestContext, VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Company = z.object({ CompanyInfo: z.object({ CompanyName: z.string().min(1).max(500) }) });

/** `GET companyinfo`; its own `Id` is 1 in every company, so the realm names the account. */
export function accountOf(
  response: VendorResponse,
  { settings }: Pick<RequestContext, 'settings'>,
): VendorAccount | undefined {
  const company = Company.safeParse(response.body).data?.CompanyInfo;
  const realm = settings['realm_id'];
  if (!company || typeof realm !== 'string') return undefined;
  const test = settings['environment'] === 'sandbox';
  return { id: realm, name: test ? `${company.CompanyName} (test mode)` : company.CompanyName };
}
