import type { RequestContext, VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';
import { isSandbox } from './environment.ts';

const Organization = z.object({ id: z.int().positive(), name: z.string().trim().min(1) });

/** https://dokumentacja-inpost.atlassian.net/wiki/spaces/PL/pages/18153481 */
export function accountOf(
  { body }: VendorResponse,
  { settings }: RequestContext,
): VendorAccount | undefined {
  const found = Organization.safeParse(body).data;
  if (!found) return undefined;
  return {
    id: String(found.id),
    name: isSandbox(settings) ? `${found.name} (test mode)` : found.name,
  };
}
