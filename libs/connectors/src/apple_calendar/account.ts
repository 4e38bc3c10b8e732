import type { RequestContext, VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorRequest, VendorResponse } from '@patchbay/connector-sdk/request';
import { hrefIn, textOf } from '../_caldav/multistatus.ts';
import { propfind } from '../_caldav/propfind.ts';
import { homeIn } from './addresses.ts';
import { askPrincipal, ownAddress } from './principal.ts';

export const askWho = ({ settings }: RequestContext): VendorRequest =>
  typeof settings['user'] === 'string'
    ? askPrincipal(settings['user'])
    : propfind({ path: '/' }, 0, ['d:current-user-principal']);

export function accountOf({ status, text }: VendorResponse): VendorAccount | undefined {
  const home = status === 207 ? homeIn(hrefIn(text, 'calendar-home-set')) : undefined;
  if (!home) return undefined;
  const name = ownAddress(text) ?? textOf(text, 'displayname');
  return { id: home.user, name: name || home.user };
}
