import type { RequestContext, VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';
import { isTest } from './environment.ts';

const Validated = z.object({ address: z.array(z.object({ countryCode: z.string() })).min(1) });

/** DHL tells nothing about the account itself, so it is named by its number. */
export function accountOf(
  { body }: VendorResponse,
  { settings }: RequestContext,
): VendorAccount | undefined {
  if (!Validated.safeParse(body).success) return undefined;
  const id = String(settings['account_number']);
  return { id, name: `DHL Express ${id}${isTest(settings) ? ' (test mode)' : ''}` };
}
