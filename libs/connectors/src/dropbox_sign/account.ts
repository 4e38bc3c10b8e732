import type { RequestContext, VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Answer = z.object({
  account: z.object({ account_id: z.string().min(1), email_address: z.string().min(1) }),
});

/** `GET /account`. Keys have no mode of their own: what is a test is said with each contract. */
export function accountOf(
  response: VendorResponse,
  { settings }: Pick<RequestContext, 'settings'>,
): VendorAccount | undefined {
  const account = Answer.safeParse(response.body).data?.account;
  if (!account) return undefined;
  const mode = settings['test_mode'] === true ? ' (test mode)' : '';
  return { id: account.account_id, name: account.email_address + mode };
}
