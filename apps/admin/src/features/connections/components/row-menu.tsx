import type { Connection } from '@patchbay/contracts/connection';
import { ActionIcon, Loader, Menu, Text } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../lib/site-context.tsx';
import type { ConnectionAction } from '../availability.ts';
import { ACTION_ICONS } from './action-icons.ts';
import { DisconnectDialog } from './disconnect-dialog.tsx';
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
  const renew: ConnectionAction = connection.auth_flow === 'oauth' ? 'reconnect' : 'replace';
  const items: [ConnectionAction, () => void][] = [
    [
      renew,
      renew === 'reconnect' ? () => run.reconnect.mutate() : () => toDetail({ replace: '1' }),
    ],
    ['test', () => run.test.mutate()],
    connection.state === 'paused'
      ? ['resume', () => run.resume.mutate()]
      : ['pause', () => run.pause.mutate()],
    ['disconnect', () => setLeaving(true)],
  ];
  return (
    <>
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('common:actions_for', { name: connection.display_name })}
            aria-busy={busy}
          >
            {busy ? <Loader size={14} type="oval" /> : <IconDots size={18} />}
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<ACTION_ICONS.view size={16} />} onClick={() => toDetail({})}>
            {t('actions.view')}
          </Menu.Item>
          {items.map(([action, onClick]) => {
            const Icon = ACTION_ICONS[action];
            const reason = obstacle(action, connection);
            return (
              <Menu.Item
                key={action}
                leftSection={<Icon size={16} />}
                color={action === 'disconnect' && !reason ? 'red' : undefined}
                // Not `disabled`: the reason must stay within reach of keyboard and screen reader.
                aria-disabled={reason !== null}
                data-off={reason !== null || undefined}
                closeMenuOnClick={reason === null}
                onClick={reason === null ? onClick : undefined}
              >
                {t(`actions.${action}`)}
                {reason && (
                  <Text size="xs" c="dimmed">
                    {reason}
                  </Text>
                )}
              </Menu.Item>
            );
          })}
        </Menu.Dropdown>
      </Menu>
      <DisconnectDialog
        connection={connection}
        vendor={vendor}
        opened={leaving}
        onClose={() => setLeaving(false)}
      />
    </>
  );
}
