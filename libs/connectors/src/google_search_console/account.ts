import type { VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { siteName, sitesIn } from './sites.ts';

/** The site that was asked for, or the first of the list. */
export function accountOf({ body }: VendorResponse): VendorAccount | undefined {
  const site = sitesIn(body)?.[0];
  return site && { id: site.siteUrl, name: siteName(site.siteUrl) };
}
