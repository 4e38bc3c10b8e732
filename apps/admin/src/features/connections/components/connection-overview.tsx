import type { Connection } from '@patchbay/contracts/connection';
import type { ConnectorDetail, ConnectorScope } from '@patchbay/contracts/connector';
import { Stack } from '@mantine/core';
import { Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { familyName } from '../../../lib/family-name.ts';
import { publicKeysOf } from '../../../lib/public-keys-of.ts';
import { formFields } from '../../../lib/schema-form/form-field.ts';
import { Facts } from '../../../ui/facts.tsx';
import { LoadingState } from '../../../ui/list-states.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { CredentialPanel } from './credential-panel.tsx';
import { HealthPanel } from './health-panel.tsx';
import { StateHistory } from './lazy-panels.tsx';
import { ScopesPanel } from './scopes-panel.tsx';
import { UsagesPanel } from './usages-panel.tsx';
import classes from './detail.module.css';
import '../../../lib/connections-words.ts';

interface ConnectionOverviewProps {
  connection: Connection;
  connector: ConnectorDetail | undefined;
  vendor: string;
  operatorName: (id: number) => string;
  scopeTitle: (scope: string) => string;
  renew: ReactNode;
  refresh: ReactNode;
  scopes: ReactNode;
  /** What of it is not over yet; left out for those who may not see deliveries. */
  waiting: ReactNode;
  /** What is open about it, in a line. */
  alerts: ReactNode;
  /** Every scope the connector knows. */
  offered: readonly ConnectorScope[];
}

export function ConnectionOverview(props: ConnectionOverviewProps) {
  const { connection, connector, vendor, operatorName, scopeTitle } = props;
  const { t } = useTranslation('connections');
  const fields = connector?.flows.flatMap((flow) => formFields(flow.credentials)) ?? [];
  const fieldTitle = (name: string) =>
    fields.find((field) => field.name === name)?.title ?? name.replaceAll('_', ' ');
  return (
    <div className={classes.grid}>
      <Stack gap="lg">
        <Panel title={t('details.title')}>
          <Facts
            facts={[
              [
                t('details.account'),
                connection.vendor_account_name ?? connection.vendor_account_id,
              ],
              [t('details.connector'), vendor],
              [t('details.family'), familyName(connection.family, t)],
              [t('details.category'), t(`common:categories.${connection.category}`)],
              [t('details.flow'), t(`flows.${connection.auth_flow}`)],
              [t('details.operator'), operatorName(connection.operator_of_record)],
              [t('details.created'), <TimeText key="c" value={connection.created_at} form="day" />],
              [
                t('details.last_delivery'),
                <TimeText
                  key="d"
                  value={connection.last_delivery_at}
                  otherwise={t('no_delivery')}
                />,
              ],
              ...(props.waiting ? [[t('details.waiting'), props.waiting] as const] : []),
              [
                t('details.order'),
                t(connection.strict_order ? 'strict_order.on' : 'strict_order.off'),
              ],
              [t('details.id'), String(connection.id)],
            ]}
          />
        </Panel>
        <Suspense fallback={<LoadingState rows={2} />}>
          <StateHistory connectionId={connection.id} />
        </Suspense>
      </Stack>
      <Stack gap="lg">
        <HealthPanel connection={connection} vendor={vendor} alerts={props.alerts} />
        <CredentialPanel
          connection={connection}
          fieldTitle={fieldTitle}
          publicKeys={publicKeysOf(connection, connector?.flows)}
          vendor={vendor}
          actions={[props.refresh, props.renew]}
        />
      </Stack>
      <Stack gap="lg">
        <ScopesPanel
          connection={connection}
          scopeTitle={scopeTitle}
          offered={props.offered}
          actions={props.scopes}
        />
        <UsagesPanel connectionId={connection.id} />
      </Stack>
    </div>
  );
}
