import type { RequestContext, VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorRequest, VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';
import { isSandbox } from './environment.ts';
import { inVersion } from './versions.ts';

export const Merchant = z.object({
  merchant: z.object({
    id: z.string().min(1),
    business_name: z.string().min(1).optional().catch(undefined),
    main_location_id: z.string().min(1).optional().catch(undefined),
  }),
});

/** GET /v2/merchants/{merchant_id}, where `me` is whoever the token belongs to. */
export function readMerchant(context: Pick<RequestContext, 'version'>): VendorRequest {
  return { method: 'GET', path: '/v2/merchants/me', headers: inVersion(context) };
}

export function accountOf(
  { body }: VendorResponse,
  { settings }: Pick<RequestContext, 'settings'>,
): VendorAccount | undefined {
  const merchant = Merchant.safeParse(body).data?.merchant;
  if (!merchant) return undefined;
  const name = merchant.business_name ?? merchant.id;
  return { id: merchant.id, name: isSandbox(settings) ? `${name} (test mode)` : name };
}
