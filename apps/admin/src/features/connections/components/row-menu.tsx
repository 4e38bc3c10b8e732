import type { Connection } from '@patchbay/contracts/connection';
import { ActionIcon, Loader } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../lib/site-context.tsx';
import { LazyMenu, type MenuEntry } from '../../../ui/lazy-menu.tsx';
import type { ConnectionAction } from '../availability.ts';
import { ACTION_ICONS } from './action-icons.ts';
import { DisconnectDialog } from './lazy-dialogs.tsx';
import { useConnectionActions } from './use-connection-actions.ts';
import { useObstacleText } from './use-obstacle-text.ts';

interface RowMenuProps {
  connection: Connection;
  vendor: string;
}

export function RowMenu({ connection, vendor }: RowMenuProps) {
  const { t } = useTranslation('connections');
  const site = useSite();
  const navigate = useNavigate();
  const obstacle = useObstacleText();
  const run = useConnectionActions(connection);
  const [leaving, setLeaving] = useState(false);
  const busy = Object.values(run).some((action) => action.isPending);

  const toDetail = (search: { replace?: string }) =>
    void navigate({
      to: '/sites/$site/connections/$id',
      params: { site: site.slug, id: String(connection.id) },
      search,
    });
  const entry = (action: ConnectionAction, onChoose: () => void): MenuEntry => ({
    key: action,
    label: t(`actions.${action}`),
    Icon: ACTION_ICONS[action],
    danger: action === 'disconnect',
    off: obstacle(action, connection),
    onChoose,
  });
  const entries = [
    {
      key: 'view',
      label: t('actions.view'),
      Icon: ACTION_ICONS.view,
      onChoose: () => toDetail({}),
    },
    connection.auth_flow === 'oauth'
      ? entry('reconnect', () => run.reconnect.mutate())
      : entry('replace', () => toDetail({ replace: '1' })),
    entry('test', () => run.test.mutate()),
    connection.state === 'paused'
      ? entry('resume', () => run.resume.mutate())
      : entry('pause', () => run.pause.mutate()),
    entry('disconnect', () => setLeaving(true)),
  ];
  return (
    <>
      <LazyMenu
        position="bottom-end"
        width={240}
        entries={entries}
        target={
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('common:actions_for', { name: connection.display_name })}
            aria-busy={busy}
          >
            {busy ? <Loader size={14} type="oval" /> : <IconDots size={18} />}
          </ActionIcon>
        }
      />
      <DisconnectDialog
        connection={connection}
        vendor={vendor}
        opened={leaving}
        onClose={() => setLeaving(false)}
      />
    </>
  );
}
