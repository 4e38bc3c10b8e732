import { page } from '@patchbay/contracts/common';
import { Member } from '@patchbay/contracts/member';
import { sitePath } from '@patchbay/client/site-path';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../../../lib/api.ts';

const MemberPage = page(Member);

export function membersKey(site: string) {
  return ['sites', site, 'members'] as const;
}

/** The first 200 members: people, not rows, so one page is all there is to see for now. */
export function membersQuery(site: string) {
  return queryOptions({
    queryKey: membersKey(site),
    queryFn: ({ signal }) =>
      ask('GET', sitePath(site, 'members'), MemberPage, { query: { limit: 200 }, signal }),
    select: (answer) => answer.items,
    staleTime: 60_000,
  });
}
