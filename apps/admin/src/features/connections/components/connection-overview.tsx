import type { Connection } from '@patchbay/contracts/connection';
import type { ConnectorDetail } from '@patchbay/contracts/connector';
import type { TestResult } from '@patchbay/contracts/test-result';
import { Group, List, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { familyName } from '../../../lib/family-name.ts';
import { Facts } from '../../../ui/facts.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { TestResultPanel } from '../../../ui/test-result-panel.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { CredentialPanel } from './credential-panel.tsx';
import { HealthPanel } from './health-panel.tsx';
import { UsagesPanel } from './usages-panel.tsx';
import classes from './detail.module.css';

interface ConnectionOverviewProps {
  connection: Connection;
  connector: ConnectorDetail | undefined;
  vendor: string;
  operatorName: (id: number) => string;
  /** The test just made on this page. */
  test: TestResult | undefined;
  renew: ReactNode;
  refresh: ReactNode;
  scopes: ReactNode;
}

export function ConnectionOverview(props: ConnectionOverviewProps) {
  const { connection, connector, vendor, operatorName, test, renew, refresh, scopes } = props;
  const { t } = useTranslation('connections');
  const known = connector?.flows.flatMap((flow) => flow.scopes) ?? [];
  const titles = new Map(known.map((scope) => [scope.id, scope.title]));
  const scopeTitle = (scope: string) => titles.get(scope) ?? scope;
  return (
    <Stack gap="lg">
      {test && <TestResultPanel test={test} scopeTitle={scopeTitle} />}
      <div className={classes.grid}>
        <Panel title={t('details.title')}>
          <Facts
            facts={[
              [
                t('details.account'),
                connection.vendor_account_name ?? connection.vendor_account_id,
              ],
              [t('details.connector'), vendor],
              [t('details.family'), familyName(connection.family, t)],
              [t('details.category'), t(`connect:categories.${connection.category}`)],
              [t('details.flow'), t(`flows.${connection.auth_flow}`)],
              [t('details.operator'), operatorName(connection.operator_of_record)],
              [t('details.created'), <TimeText key="c" value={connection.created_at} />],
              [
                t('details.last_delivery'),
                <TimeText
                  key="d"
                  value={connection.last_delivery_at}
                  otherwise={t('no_delivery')}
                />,
              ],
              [t('details.id'), String(connection.id)],
            ]}
          />
        </Panel>
        <Stack gap="lg">
          <HealthPanel connection={connection} />
          <CredentialPanel connection={connection} actions={[refresh, renew]} />
        </Stack>
        <Stack gap="lg">
          <Panel title={t('scopes.title')} intro={t('scopes.intro')}>
            {connection.scopes_granted.length === 0 ? (
              <Text size="sm" c="dimmed">
                {connection.auth_flow === 'oauth' ? t('scopes.none') : t('scopes.fixed')}
              </Text>
            ) : (
              <List size="sm" spacing={4}>
                {connection.scopes_granted.map((scope) => (
                  <List.Item key={scope}>
                    {scopeTitle(scope)}
                    {titles.has(scope) && (
                      <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                        {scope}
                      </Text>
                    )}
                  </List.Item>
                ))}
              </List>
            )}
            <Group mt="md">{scopes}</Group>
          </Panel>
          <UsagesPanel connectionId={connection.id} />
        </Stack>
      </div>
    </Stack>
  );
}
