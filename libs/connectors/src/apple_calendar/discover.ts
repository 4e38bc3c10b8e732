import type { DiscoverContext } from '@patchbay/connector-sdk/definition';
import { UnexpectedAnswerError } from '@patchbay/connector-sdk/unexpected-answer-error';
import { hrefIn } from '../_caldav/multistatus.ts';
import { propfind } from '../_caldav/propfind.ts';
import { homeIn, userIn } from './addresses.ts';
import { askPrincipal, ownAddress } from './principal.ts';

/** RFC 6764 section 6: who one is (RFC 5397), then where one's calendars are (RFC 4791 6.2.1). */
export async function discover({ call }: DiscoverContext): Promise<Record<string, string>> {
  const start = await call(propfind({ path: '/' }, 0, ['d:current-user-principal']));
  const user =
    start.status === 207 ? userIn(hrefIn(start.text, 'current-user-principal')) : undefined;
  if (!user) throw new UnexpectedAnswerError(start);

  const principal = await call(askPrincipal(user));
  const home = homeIn(hrefIn(principal.text, 'calendar-home-set'));
  if (principal.status !== 207 || !home) throw new UnexpectedAnswerError(principal);
  const address = ownAddress(principal.text);
  return { user, home_host: home.host, home_user: home.user, ...(address && { address }) };
}
