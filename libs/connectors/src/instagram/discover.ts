import type { DiscoverContext } from '@patchbay/connector-sdk/definition';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { UnexpectedAnswerError } from '@patchbay/connector-sdk/unexpected-answer-error';
import { profileIn, readProfile } from './account.ts';

/** The number of the account, which stands in the addresses of all that is published. */
export async function discover({ settings, call }: DiscoverContext) {
  const response = await call(readProfile({ settings }));
  const profile = response.status === 200 ? profileIn(response) : undefined;
  if (!profile) throw new UnexpectedAnswerError(response);
  return { instagram_user_id: profile.user_id };
}

export function accountIn(settings: Readonly<Record<string, unknown>>): string {
  const account = settings['instagram_user_id'];
  if (typeof account === 'string' && /^[0-9]{1,30}$/.test(account)) return account;
  throw new RequestBuildError('instagram_user_id', 'the account is not known yet; connect again');
}
