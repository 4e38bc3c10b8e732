import type { RequestContext, VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';
import { systemOf } from './system.ts';

const List = z.object({
  '@odata.context': z.string().includes('BusinessPartners'),
  value: z.array(z.unknown()),
});

/** One company of one system; the Service Layer tells its name in no reading call. */
export function accountOf(
  { body }: VendorResponse,
  { settings }: Pick<RequestContext, 'settings'>,
): VendorAccount | undefined {
  const company = settings['company_db'];
  if (!List.safeParse(body).success || typeof company !== 'string') return undefined;
  const { host } = new URL(systemOf(settings));
  return { id: `${host}/${company}`, name: `${company} (${host})` };
}
