import type { Connection } from '@patchbay/contracts/connection';
import type { ConnectorDetail } from '@patchbay/contracts/connector';
import { Group, Stack, Tabs } from '@mantine/core';
import { Suspense, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import '../../../lib/connections-words.ts';
import { LoadingState } from '../../../ui/list-states.tsx';
import { TestResultPanel } from '../../../ui/test-result-panel.tsx';
import { DETAIL_TABS, panelTab, type DetailDialog, type DetailTab } from '../detail-tabs.ts';
import { remediesFor, remedyName, renewal } from '../remedy.ts';
import { ActionButton } from './action-button.tsx';
import { ConnectionOverview } from './connection-overview.tsx';
import { ConnectionSettings } from './connection-settings.tsx';
import {
  DisconnectDialog,
  PauseDialog,
  ReplaceCredentialsDialog,
  ScopesDialog,
} from './lazy-dialogs.tsx';
import { ConnectorPanel, PanelNudge, VersionPanel } from './lazy-panels.tsx';
import { vendorName } from '../vendor-name.ts';
import { StateBanner } from './state-banner.tsx';
import { useConnectionActions } from './use-connection-actions.ts';

interface ConnectionDetailProps {
  connection: Connection;
  /** Undefined while it loads, or when the connector is not in the library any more. */
  connector: ConnectorDetail | undefined;
  awaitsConnector: boolean;
  operatorName: (id: number) => string;
  tab: DetailTab;
  onTab: (tab: DetailTab) => void;
  /** The dialog that the address asks for. */
  open: DetailDialog | undefined;
  onGone: () => void;
  /** What of it is not over yet, in a line. */
  waiting: ReactNode;
  /** What is open about it, in a line. */
  alerts: ReactNode;
  deliveries: ReactNode;
  activity: ReactNode;
}

export function ConnectionDetail(props: ConnectionDetailProps) {
  const { connection, connector, operatorName, tab, onTab, onGone } = props;
  const { t } = useTranslation('connections');
  const run = useConnectionActions(connection, { showsTest: true });
  const [dialog, setDialog] = useState<DetailDialog | null>(props.open ?? null);
  const flow = connector?.flows.find((each) => each.auth_flow === connection.auth_flow);
  const vendor = connector?.name ?? connection.connector_type;
  const namedVendor = vendorName(connection, vendor);
  const redirects = flow?.redirect ?? connection.auth_flow === 'oauth';
  const titles = new Map(flow?.scopes.map((scope) => [scope.id, scope.title]));
  const scopeTitle = (scope: string) => titles.get(scope) ?? scope;
  const close = () => setDialog(null);
  const panels = connector?.panels ?? [];
  const tabs = [
    { value: 'overview', label: t('tabs.overview') },
    ...panels.map((panel) => ({ value: panelTab(panel.name), label: panel.title })),
    ...DETAIL_TABS.slice(1).map((value) => ({ value, label: t(`tabs.${value}`) })),
  ];
  // An address may name a panel that the connector does not have (any more).
  const shown = tabs.some(({ value }) => value === tab) ? tab : 'overview';

  const actions = {
    test: { onClick: () => run.test.mutate(), loading: run.test.isPending },
    pause: { onClick: () => setDialog('pause') },
    resume: { onClick: () => run.resume.mutate(), loading: run.resume.isPending },
    refresh: { onClick: () => run.refresh.mutate(), loading: run.refresh.isPending },
    reconnect: { onClick: () => run.reconnect.mutate(), loading: run.reconnect.isPending },
    replace: { onClick: () => setDialog('replace') },
    scopes: { onClick: () => setDialog('scopes') },
    settings: { onClick: () => onTab('settings') },
    disconnect: { onClick: () => setDialog('disconnect') },
  };
  const button = (action: keyof typeof actions, look: object = {}) => (
    <ActionButton
      key={action}
      action={action}
      connection={connection}
      {...actions[action]}
      {...look}
    />
  );
  const remedies = remediesFor(connection, redirects);
  /** Each action stands once: what the banner offers is not repeated below it. */
  const unless = (action: keyof typeof actions, look: object = {}) =>
    !remedies.some((remedy) => remedy === action) && button(action, look);

  return (
    <Stack gap="lg">
      <StateBanner
        connection={connection}
        vendor={vendor}
        remedies={remedies.map((remedy, index) =>
          button(remedy, {
            variant: index === 0 ? 'filled' : 'default',
            label: t(`actions.${remedyName(connection, remedy)}`),
          }),
        )}
      />
      <Group gap="xs">
        {unless('test')}
        {unless(connection.state === 'paused' ? 'resume' : 'pause')}
        {button('disconnect', { variant: 'subtle', color: 'red' })}
      </Group>
      {panels
        .filter(({ name, kind }) => kind === 'choice' && shown !== panelTab(name))
        .map((panel) => (
          <Suspense key={panel.name} fallback={null}>
            <PanelNudge
              connectionId={connection.id}
              panel={panel}
              onOpen={() => onTab(panelTab(panel.name))}
            />
          </Suspense>
        ))}
      {run.result && (
        <TestResultPanel test={run.result} scopeTitle={scopeTitle} vendor={namedVendor} />
      )}
      <Tabs
        value={shown}
        onChange={(value) => value && onTab(value as DetailTab)}
        keepMounted={false}
      >
        <Tabs.List aria-label={t('tabs.label')} mb="lg">
          {tabs.map(({ value, label }) => (
            <Tabs.Tab key={value} value={value}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="overview">
          <ConnectionOverview
            connection={connection}
            connector={connector}
            vendor={vendor}
            operatorName={operatorName}
            waiting={props.waiting}
            alerts={props.alerts}
            offered={flow?.scopes ?? []}
            scopeTitle={scopeTitle}
            renew={unless(renewal(connection, redirects))}
            refresh={
              (connection.auth_flow === 'oauth' || connection.has_refresh_token) &&
              unless('refresh')
            }
            scopes={button('scopes', {
              reason:
                connection.auth_flow === 'oauth' && !redirects ? t('reasons.scopes_fixed') : null,
            })}
          />
        </Tabs.Panel>
        {panels.map((panel) => (
          <Tabs.Panel key={panel.name} value={panelTab(panel.name)}>
            <Suspense fallback={<LoadingState />}>
              <ConnectorPanel connection={connection} vendor={vendor} panel={panel} />
            </Suspense>
          </Tabs.Panel>
        ))}
        <Tabs.Panel value="deliveries">
          <Stack>{props.deliveries}</Stack>
        </Tabs.Panel>
        <Tabs.Panel value="activity">
          <Stack>{props.activity}</Stack>
        </Tabs.Panel>
        <Tabs.Panel value="settings">
          {/* Not before the definition is here: the form starts from it, and would drop what was typed. */}
          {props.awaitsConnector ? (
            <LoadingState />
          ) : (
            <Stack>
              <ConnectionSettings connection={connection} connector={connector} />
              {connector && connector.versions.length > 0 && (
                <Suspense fallback={<LoadingState />}>
                  <VersionPanel connection={connection} connector={connector} />
                </Suspense>
              )}
            </Stack>
          )}
        </Tabs.Panel>
      </Tabs>
      <PauseDialog connection={connection} opened={dialog === 'pause'} onClose={close} />
      <DisconnectDialog
        connection={connection}
        vendor={vendor}
        opened={dialog === 'disconnect'}
        onClose={close}
        onGone={onGone}
      />
      {connector && flow && !redirects && (
        <ReplaceCredentialsDialog
          connection={connection}
          flow={flow}
          vendor={vendor}
          settings={connector.settings}
          opened={dialog === 'replace'}
          onClose={close}
        />
      )}
      {redirects && connection.auth_flow === 'oauth' && (
        <ScopesDialog
          connection={connection}
          connector={connector}
          vendor={vendor}
          opened={dialog === 'scopes'}
          onClose={close}
        />
      )}
    </Stack>
  );
}
