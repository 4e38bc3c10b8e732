import type { VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

/**
 * Who has not proved to own a site sees it in the list, and nothing of it. Answers say `siteOwner`,
 * the machine-readable description `SITE_OWNER`.
 */
const Site = z.object({
  siteUrl: z.string().min(1),
  permissionLevel: z.string().regex(/^site_?(?:owner|full_?user|restricted_?user)$/i),
});

const Sites = z.object({ siteEntry: z.array(z.unknown()) });

/** The site that was asked for, or the first of the list. */
export function accountOf({ body }: VendorResponse): VendorAccount | undefined {
  const listed = Sites.safeParse(body).data?.siteEntry ?? [body];
  for (const entry of listed) {
    const site = Site.safeParse(entry).data;
    if (site) return { id: site.siteUrl, name: site.siteUrl.replace(/^sc-domain:/, '') };
  }
  return undefined;
}
