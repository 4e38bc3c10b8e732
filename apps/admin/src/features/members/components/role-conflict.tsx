import type { Member } from '@patchbay/contracts/member';
import { ChangedMeanwhile } from '../../../lib/changed-meanwhile.ts';
import { ChangedAlert } from '../../../ui/changed-alert.tsx';
import type { MemberChanges } from './use-member-changes.ts';

/** Two administrators gave one member a role at the same time. */
export function RoleConflict({ giveRole }: Pick<MemberChanges, 'giveRole'>) {
  const { error, variables } = giveRole;
  if (!(error instanceof ChangedMeanwhile) || !variables) return null;
  const { now, changes } = error as ChangedMeanwhile<Member>;
  return (
    <ChangedAlert
      changes={changes}
      onTake={() => giveRole.reset()}
      onKeep={() => giveRole.mutate({ member: now, role: variables.role })}
    />
  );
}
