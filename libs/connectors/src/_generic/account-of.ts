import type { VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const word = z.union([z.string().trim().min(1).max(200), z.number()]).transform(String);
const Body = z.object({
  id: word.optional().catch(undefined),
  name: word.optional().catch(undefined),
});

/** The account as the settings name it, else as the body does, else the host that answered. */
export function accountOf(
  response: VendorResponse,
  settings: Readonly<Record<string, unknown>>,
): VendorAccount {
  const body = Body.safeParse(response.body).data ?? {};
  const host = new URL(String(settings['base_url'])).host;
  const named = word.safeParse(settings['account_id']).data;
  const id = named ?? body.id ?? body.name ?? host;
  return { id, name: body.name ?? named ?? host };
}
