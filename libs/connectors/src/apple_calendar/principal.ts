import type { VendorRequest } from '@patchbay/connector-sdk/request';
import { z } from 'zod';
import { elements } from '../_caldav/multistatus.ts';
import { propfind } from '../_caldav/propfind.ts';

export const askPrincipal = (user: string): VendorRequest =>
  propfind({ path: '/{user}/principal/', params: { user } }, 0, [
    'd:current-user-principal',
    'd:displayname',
    'c:calendar-home-set',
    'c:calendar-user-address-set',
  ]);

/** The first mail address under which guests know the owner (RFC 6638 section 2.4.1). */
export function ownAddress(xml: string): string | undefined {
  const [addresses = ''] = elements(xml, 'calendar-user-address-set');
  return elements(addresses, 'href')
    .map((href) => href.trim().replace(/^mailto:/i, ''))
    .find((address) => z.email().max(320).safeParse(address).success);
}
