import type { DiscoverContext } from '@patchbay/connector-sdk/definition';
import { UnexpectedAnswerError } from '@patchbay/connector-sdk/unexpected-answer-error';
import { memberIn, readMember } from './account.ts';

/** Who posts is named by an identifier that each app has its own of. */
export async function discover({ call }: DiscoverContext) {
  const response = await call(readMember());
  const member = response.status === 200 ? memberIn(response) : undefined;
  if (!member) throw new UnexpectedAnswerError(response);
  return { member_id: member.sub };
}
