import type { Connection } from '@patchbay/contracts/connection';
import { ActionIcon, Loader } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LazyMenu, type MenuEntry } from '../../../ui/lazy-menu.tsx';
import type { ConnectionAction } from '../availability.ts';
import { renewal, type Remedy } from '../remedy.ts';
import { ACTION_ICONS } from './action-icons.ts';
import { DisconnectDialog, PauseDialog } from './lazy-dialogs.tsx';
import { useObstacleText } from './use-obstacle-text.ts';
import { useRowActions } from './use-row-actions.ts';
import '../../../lib/connections-words.ts';

interface RowMenuProps {
  connection: Connection;
  vendor: string;
  redirects: boolean;
}

export function RowMenu({ connection, vendor, redirects }: RowMenuProps) {
  const { t } = useTranslation('connections');
  const obstacle = useObstacleText();
  const { choose, pending } = useRowActions(connection);
  const [dialog, setDialog] = useState<'pause' | 'disconnect' | null>(null);
  const busy = pending !== undefined;
  const close = () => setDialog(null);

  const entry = (action: ConnectionAction, onChoose: () => void): MenuEntry => ({
    key: action,
    label: t(`actions.${action}`),
    Icon: ACTION_ICONS[action],
    danger: action === 'disconnect',
    off: obstacle(action, connection),
    onChoose,
  });
  const click = (action: Remedy) => entry(action, () => choose(action));
  const entries = [
    {
      key: 'view',
      label: t('actions.view'),
      Icon: ACTION_ICONS.view,
      onChoose: () => choose('view'),
    },
    click(renewal(connection, redirects)),
    click('test'),
    ...(connection.has_refresh_token ? [click('refresh')] : []),
    connection.state === 'paused' ? click('resume') : entry('pause', () => setDialog('pause')),
    entry('disconnect', () => setDialog('disconnect')),
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
      <PauseDialog connection={connection} opened={dialog === 'pause'} onClose={close} />
      <DisconnectDialog
        connection={connection}
        vendor={vendor}
        opened={dialog === 'disconnect'}
        onClose={close}
      />
    </>
  );
}
