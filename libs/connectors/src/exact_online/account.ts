import type { RequestContext, VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { meIn } from './me.ts';

/** The division is what a connection is about; whoever signed in may work in many. */
export function accountOf(
  response: VendorResponse,
  { settings }: Pick<RequestContext, 'settings'>,
): VendorAccount | undefined {
  const me = meIn(response);
  if (!me) return undefined;
  const current = String(me.CurrentDivision);
  const id = typeof settings['division'] === 'string' ? settings['division'] : current;
  const name = id === current ? me.DivisionCustomerName : settings['division_name'];
  return { id, name: (typeof name === 'string' && name) || `Division ${id}` };
}
