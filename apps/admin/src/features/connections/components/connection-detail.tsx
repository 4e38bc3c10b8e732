import type { Connection } from '@patchbay/contracts/connection';
import type { ConnectorDetail } from '@patchbay/contracts/connector';
import { Group, Stack, Tabs } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DETAIL_TABS, type DetailTab } from '../detail-tabs.ts';
import { remedyFor, renewal } from '../remedy.ts';
import { ActionButton } from './action-button.tsx';
import { ConnectionOverview } from './connection-overview.tsx';
import { ConnectionSettings } from './connection-settings.tsx';
import { DisconnectDialog, ReplaceCredentialsDialog, ScopesDialog } from './lazy-dialogs.tsx';
import { StateBanner } from './state-banner.tsx';
import { useConnectionActions } from './use-connection-actions.ts';

type Dialog = 'replace' | 'scopes' | 'disconnect' | null;

interface ConnectionDetailProps {
  connection: Connection;
  /** Undefined while it loads, or when the connector is not in the library any more. */
  connector: ConnectorDetail | undefined;
  operatorName: (id: number) => string;
  tab: DetailTab;
  onTab: (tab: DetailTab) => void;
  replaceAtOnce: boolean;
  onGone: () => void;
  deliveries: ReactNode;
  activity: ReactNode;
}

export function ConnectionDetail(props: ConnectionDetailProps) {
  const { connection, connector, operatorName, tab, onTab, onGone } = props;
  const { t } = useTranslation('connections');
  const run = useConnectionActions(connection, { showsTest: tab === 'overview' });
  const [dialog, setDialog] = useState<Dialog>(props.replaceAtOnce ? 'replace' : null);
  const flow = connector?.flows.find((each) => each.auth_flow === connection.auth_flow);
  const vendor = connector?.name ?? connection.connector_type;
  const redirects = flow?.redirect ?? connection.auth_flow === 'oauth';
  const close = () => setDialog(null);

  const actions = {
    test: { onClick: () => run.test.mutate(), loading: run.test.isPending },
    pause: { onClick: () => run.pause.mutate(), loading: run.pause.isPending },
    resume: { onClick: () => run.resume.mutate(), loading: run.resume.isPending },
    refresh: { onClick: () => run.refresh.mutate(), loading: run.refresh.isPending },
    reconnect: { onClick: () => run.reconnect.mutate(), loading: run.reconnect.isPending },
    replace: { onClick: () => setDialog('replace') },
    scopes: { onClick: () => setDialog('scopes') },
    disconnect: { onClick: () => setDialog('disconnect') },
  };
  const button = (action: keyof typeof actions, look: object = {}) => (
    <ActionButton action={action} connection={connection} {...actions[action]} {...look} />
  );
  const remedy = remedyFor(connection, redirects);
  const paused = connection.state === 'paused';

  return (
    <Stack gap="lg">
      <StateBanner
        connection={connection}
        remedy={remedy && button(remedy, { variant: 'filled' })}
      />
      <Group gap="xs">
        {/* Each action stands once: what the banner offers is not repeated here. */}
        {remedy !== 'test' && button('test')}
        {remedy !== 'resume' && button(paused ? 'resume' : 'pause')}
        {button('disconnect', { variant: 'subtle', color: 'red' })}
      </Group>
      <Tabs
        value={tab}
        onChange={(value) => value && onTab(value as DetailTab)}
        keepMounted={false}
      >
        <Tabs.List aria-label={t('tabs.label')} mb="lg">
          {DETAIL_TABS.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {t(`tabs.${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="overview">
          <ConnectionOverview
            connection={connection}
            connector={connector}
            vendor={vendor}
            operatorName={operatorName}
            test={run.test.data}
            renew={
              remedy !== renewal(connection, redirects) && button(renewal(connection, redirects))
            }
            refresh={redirects && button('refresh')}
            scopes={button('scopes', {
              reason: flow && flow.scopes.length === 0 ? t('reasons.no_scopes') : null,
            })}
          />
        </Tabs.Panel>
        <Tabs.Panel value="deliveries">{props.deliveries}</Tabs.Panel>
        <Tabs.Panel value="activity">{props.activity}</Tabs.Panel>
        <Tabs.Panel value="settings">
          {/* Drawn anew once the definition is here: the form starts from it. */}
          <ConnectionSettings
            key={connector?.slug ?? ''}
            connection={connection}
            connector={connector}
          />
        </Tabs.Panel>
      </Tabs>
      <DisconnectDialog
        connection={connection}
        vendor={vendor}
        opened={dialog === 'disconnect'}
        onClose={close}
        onGone={onGone}
      />
      {flow && !redirects && (
        <ReplaceCredentialsDialog
          connection={connection}
          flow={flow}
          opened={dialog === 'replace'}
          onClose={close}
        />
      )}
      {flow && (
        <ScopesDialog
          connection={connection}
          flow={flow}
          vendor={vendor}
          opened={dialog === 'scopes'}
          onClose={close}
        />
      )}
    </Stack>
  );
}
