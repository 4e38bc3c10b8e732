import type {
  ConnectionTest,
  RequestContext,
  VendorAccount,
} from '@patchbay/connector-sdk/definition';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';
import { accountSid } from './settings.ts';

const Account = z.object({
  sid: z.string().regex(/^AC[0-9a-fA-F]{32}$/),
  friendly_name: z.string().min(1).nullish().catch(undefined),
  type: z.string().optional().catch(undefined),
});
const Messages = z.object({ messages: z.array(z.unknown()), uri: z.string() });

/** Twilio's number for trials: nobody receives there, so nobody's messages are listed. */
const NOBODY = '+15005550006';

/**
 * Only the auth token and main keys may read the account
 * (https://www.twilio.com/docs/iam/api-keys/keys-in-console), so other keys prove themselves by a
 * list of messages that is always empty.
 */
export const test: Pick<ConnectionTest, 'request' | 'account'> = {
  request: (context) =>
    context.flow === 'basic'
      ? { method: 'GET', path: '/Accounts/{Sid}.json', params: { Sid: accountSid(context) } }
      : {
          method: 'GET',
          path: '/Accounts/{AccountSid}/Messages.json',
          params: { AccountSid: accountSid(context) },
          query: { To: NOBODY, PageSize: 1 },
        },
  account: (response, context) => accountOf(response) ?? accountOfList(response, context),
};

function accountOf({ body }: VendorResponse): VendorAccount | undefined {
  const account = Account.safeParse(body).data;
  if (!account) return undefined;
  const name = account.friendly_name ?? account.sid;
  return { id: account.sid, name: account.type === 'Trial' ? `${name} (test mode)` : name };
}

function accountOfList(
  { body }: VendorResponse,
  context: RequestContext,
): VendorAccount | undefined {
  const sid = accountSid(context);
  const list = Messages.safeParse(body).data;
  return list?.uri.includes(`/Accounts/${sid}/`) ? { id: sid, name: sid } : undefined;
}
