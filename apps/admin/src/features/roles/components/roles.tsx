import type { Role } from '@patchbay/contracts/role';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPlus, IconUsersGroup } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../lib/site-context.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../../ui/list-states.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { rolesQuery } from '../api/roles.ts';
import { RemoveRole } from './remove-role.tsx';
import { LazyRoleDialog } from './lazy-role-dialog.ts';
import type { RoleDraft } from './role-dialog.tsx';
import { RoleMatrix } from './role-matrix.tsx';
import '../../../lib/settings-words.ts';

const NEW: RoleDraft = { id: null, name: '', capabilities: [] };

export function Roles() {
  const { t } = useTranslation('settings');
  const { slug } = useSite();
  const { data, error, refetch } = useQuery(rolesQuery(slug));
  const [draft, setDraft] = useState<RoleDraft | null>(null);
  const [leaving, setLeaving] = useState<Role | null>(null);
  const copy = ({ name, capabilities }: Role) =>
    setDraft({ id: null, name: t('roles.copy_of', { name }), capabilities });
  return (
    <Panel
      title={t('roles.title')}
      intro={t('roles.intro')}
      actions={
        <Button leftSection={<IconPlus size={16} />} onClick={() => setDraft(NEW)}>
          {t('roles.add')}
        </Button>
      }
    >
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingState />}
      {data?.length === 0 && (
        <EmptyState
          icon={<IconUsersGroup />}
          title={t('roles.empty.title')}
          text={t('roles.empty.text')}
        />
      )}
      {data && data.length > 0 && (
        <RoleMatrix roles={data} onEdit={setDraft} onCopy={copy} onRemove={setLeaving} />
      )}
      {draft && <LazyRoleDialog opened role={draft} onClose={() => setDraft(null)} />}
      <RemoveRole role={leaving} onClose={() => setLeaving(null)} />
    </Panel>
  );
}
