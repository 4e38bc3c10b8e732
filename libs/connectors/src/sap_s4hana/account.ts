import type { RequestContext, VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';
import { systemOf } from './system.ts';

const ServiceDocument = z.object({ d: z.object({ EntitySets: z.array(z.string()) }) });

/** The service document names its sets, which proves the service; SAP tells no name of a system. */
export function accountOf(
  { body }: VendorResponse,
  { settings }: Pick<RequestContext, 'settings'>,
): VendorAccount | undefined {
  const sets = ServiceDocument.safeParse(body).data?.d.EntitySets;
  if (!sets?.includes('A_BusinessPartner')) return undefined;
  const { host } = new URL(systemOf(settings));
  const client = settings['client'];
  if (typeof client !== 'string' || !client) return { id: host, name: host };
  return { id: `${host}/${client}`, name: `${host}, client ${client}` };
}
