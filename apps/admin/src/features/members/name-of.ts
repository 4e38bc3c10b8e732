import type { Member } from '@patchbay/contracts/member';

/** What a person is called: somebody who came in by an address alone has no name yet. */
export function nameOf({ name, email }: Pick<Member, 'name' | 'email'>): string {
  return name || email;
}
