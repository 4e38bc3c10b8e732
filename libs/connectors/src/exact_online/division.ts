import type { DiscoverContext } from '@patchbay/connector-sdk/definition';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { UnexpectedAnswerError } from '@patchbay/connector-sdk/unexpected-answer-error';
import { meIn } from './me.ts';

/** The one the user works in, unless the settings name another. */
export async function discover(context: DiscoverContext): Promise<Record<string, string>> {
  if (context.settings['division']) return {};
  const response = await context.call({ method: 'GET', path: '/api/v1/current/Me' });
  const me = meIn(response);
  if (!me) throw new UnexpectedAnswerError(response);
  return {
    division: String(me.CurrentDivision),
    ...(me.DivisionCustomerName && { division_name: me.DivisionCustomerName }),
  };
}

/** @throws RequestBuildError when nobody knows it yet */
export function divisionOf(settings: Readonly<Record<string, unknown>>): string {
  const division = settings['division'];
  if (typeof division === 'string' && /^[0-9]{1,10}$/.test(division)) return division;
  throw new RequestBuildError('division', 'is not known yet');
}
