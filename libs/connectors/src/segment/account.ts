import type { RequestContext, VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { createHash } from 'node:crypto';
import { z } from 'zod';

const Source = z.object({
  integrations: z.object({ 'Segment.io': z.object({ apiKey: z.string().min(1) }) }),
});

/** A source has no identifier but its write key, which is hashed because it must not be shown. */
export function accountOf(
  { body }: VendorResponse,
  { settings }: RequestContext,
): VendorAccount | undefined {
  const key = Source.safeParse(body).data?.integrations['Segment.io'].apiKey;
  if (!key) return undefined;
  const id = createHash('sha256').update(key).digest('hex').slice(0, 16);
  const name = settings['source_name'];
  return { id, name: typeof name === 'string' && name ? name : `Segment source ${id.slice(0, 6)}` };
}
