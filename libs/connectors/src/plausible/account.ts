import type { RequestContext, VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';
import { siteOf } from './settings.ts';

const Answer = z.object({
  results: z.array(z.object({ metrics: z.array(z.unknown()) })),
  query: z.object({ site_id: z.string() }),
});

/** An answer about visitors proves that the key may read the site, whose domain is its identifier. */
export function accountOf(
  { body }: VendorResponse,
  context: RequestContext,
): VendorAccount | undefined {
  const asked = Answer.safeParse(body).data?.query.site_id;
  return asked === siteOf(context) ? { id: asked, name: asked } : undefined;
}
