import type { CreateMember } from '@patchbay/contracts/member';
import type { EntityManager } from 'typeorm';
import { invalidInput } from '../../platform/errors/problem.ts';
import { User } from '../auth/user.entity.ts';

/**
 * The person with this address, created with the password when there is none.
 * @param passwordHash PHC string, or null when no password was sent
 * @throws ProblemError 400 naming `password` when somebody new has none
 */
export async function findOrCreateUser(
  manager: EntityManager,
  input: Pick<CreateMember, 'email' | 'name'>,
  passwordHash: string | null,
): Promise<User> {
  const email = input.email.toLowerCase();
  const known = await manager.findOneBy(User, { email });
  if (known) return known;
  if (passwordHash === null) {
    throw invalidInput([{ path: 'password', message: 'is needed: nobody has this address yet' }]);
  }
  const name = input.name ?? email.split('@')[0]!;
  // Another site may let the same person in at the same time; whoever comes first creates them.
  await manager
    .createQueryBuilder()
    .insert()
    .into(User)
    .values({ email, name, password_hash: passwordHash })
    .orIgnore()
    .execute();
  return manager.findOneByOrFail(User, { email });
}
