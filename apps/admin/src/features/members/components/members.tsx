import type { Role } from '@patchbay/contracts/role';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPlus, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../lib/site-context.tsx';
import { DataTable } from '../../../ui/data-table/data-table.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../../ui/list-states.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { membersQuery } from '../api/members.ts';
import { MemberAsks, type MemberAsk } from './member-asks.tsx';
import { memberColumns } from './member-columns.tsx';
import { LazyMemberDialog } from './lazy-member-dialog.ts';
import { RoleConflict } from './role-conflict.tsx';
import { useMemberChanges } from './use-member-changes.ts';
import '../../../lib/settings-words.ts';

interface MembersProps {
  roles: Role[];
  /** The operator's own id. */
  me: number;
}

export function Members({ roles, me }: MembersProps) {
  const { t } = useTranslation('settings');
  const { slug } = useSite();
  const { data, error, refetch } = useQuery(membersQuery(slug));
  const [adding, setAdding] = useState(false);
  const [ask, setAsk] = useState<MemberAsk | null>(null);
  const changes = useMemberChanges();
  return (
    <Panel
      title={t('members.title')}
      intro={t('members.intro')}
      actions={
        <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
          {t('members.add')}
        </Button>
      }
    >
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingState />}
      {data?.length === 0 && (
        <EmptyState
          icon={<IconUsers />}
          title={t('members.empty.title')}
          text={t('members.empty.text')}
        />
      )}
      <RoleConflict giveRole={changes.giveRole} />
      {data && data.length > 0 && (
        <DataTable
          label={t('members.title')}
          columns={memberColumns({ t, roles, me, changes, onAsk: setAsk })}
          rows={data}
          rowId={(row) => String(row.id)}
        />
      )}
      <LazyMemberDialog roles={roles} opened={adding} onClose={() => setAdding(false)} />
      <MemberAsks ask={ask} changes={changes} onClose={() => setAsk(null)} />
    </Panel>
  );
}
