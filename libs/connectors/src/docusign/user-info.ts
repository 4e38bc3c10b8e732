import type {
  DiscoverContext,
  RequestContext,
  VendorAccount,
} from '@patchbay/connector-sdk/definition';
import type { VendorRequest, VendorResponse } from '@patchbay/connector-sdk/request';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { UnexpectedAnswerError } from '@patchbay/connector-sdk/unexpected-answer-error';
import { z } from 'zod';
import { accountServer, isDemo } from './environment.ts';

type Settings = Readonly<Record<string, unknown>>;

/** Becomes the host of every request, so nothing but Docusign's own is let through. */
const baseUri = z.string().regex(/^https:\/\/[a-z0-9-]{1,40}\.docusign\.(?:net|com)$/);

const UserInfo = z.object({
  email: z.string().optional().catch(undefined),
  accounts: z
    .array(
      z.object({
        account_id: z.string().min(1),
        account_name: z.string().catch(''),
        is_default: z.boolean().catch(false),
        base_uri: baseUri,
      }),
    )
    .min(1),
});

/** https://developers.docusign.com/platform/auth/reference/user-info */
export function userInfo({ settings }: Pick<RequestContext, 'settings'>): VendorRequest {
  return { method: 'GET', path: '/oauth/userinfo', baseUrl: accountServer(settings) };
}

/** The account that was named, else the person's default: people may belong to several. */
function chosen({ accounts }: z.infer<typeof UserInfo>, settings: Settings) {
  const wanted = settings['account'];
  if (typeof wanted !== 'string') return accounts.find((each) => each.is_default) ?? accounts[0];
  return accounts.find((each) => each.account_id.toLowerCase() === wanted.toLowerCase());
}

export function accountOf(
  response: VendorResponse,
  { settings }: Pick<RequestContext, 'settings'>,
): VendorAccount | undefined {
  const info = UserInfo.safeParse(response.body).data;
  const account = info && chosen(info, settings);
  if (!account) return undefined;
  const name = account.account_name || info.email || account.account_id;
  return { id: account.account_id, name: isDemo(settings) ? `${name} (test mode)` : name };
}

/** Accounts live on one of several hosts; which one is asked once. */
export async function discover(context: DiscoverContext) {
  const response = await context.call(userInfo(context));
  const info = response.status === 200 ? UserInfo.safeParse(response.body).data : undefined;
  if (!info) throw new UnexpectedAnswerError(response);
  const account = chosen(info, context.settings);
  if (!account) throw new RequestBuildError('account', 'is no account of the person who signed in');
  return { base_uri: account.base_uri, account_id: account.account_id };
}

export function testRequest(context: RequestContext): VendorRequest {
  requireSettled(context.settings);
  return userInfo(context);
}

/** @throws RequestBuildError when another account was named since it was looked up */
export function requireSettled({ account, account_id: found }: Settings): void {
  if (typeof account !== 'string' || typeof found !== 'string') return;
  if (account.toLowerCase() === found.toLowerCase()) return;
  throw new RequestBuildError('account', 'was changed; connect anew, so that its host is found');
}

/** Where the requests of the account go, below all of its versioned interface. */
export function baseUrl({ settings }: Pick<RequestContext, 'settings'>): string {
  const base = baseUri.safeParse(settings['base_uri']).data;
  const account = z
    .string()
    .regex(/^[\w-]{1,60}$/)
    .safeParse(settings['account_id']).data;
  if (!base || !account) throw new RequestBuildError('account', 'is not known yet');
  return `${base}/restapi/v2.1/accounts/${account}`;
}
