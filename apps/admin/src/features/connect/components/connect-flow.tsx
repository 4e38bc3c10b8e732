import type { ConnectorDetail } from '@patchbay/contracts/connector';
import type { CreatedConnection } from '@patchbay/contracts/connection';
import { Alert, List, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/panel.tsx';
import { SecretOnce } from '../../../ui/secret-once.tsx';
import { startValues, type ConnectValues } from '../connect-values.ts';
import { AboutConnector } from './about-connector.tsx';
import { ConnectForm } from './connect-form.tsx';
import { FlowChoice } from './flow-choice.tsx';
import classes from './connect.module.css';
import '../../../lib/connect-words.ts';

interface ConnectFlowProps {
  connector: ConnectorDetail;
  /** The form for the site's OAuth application at the vendor. */
  oauthAppForm: ReactNode;
  onDone: (connectionId: number) => void;
}

export function ConnectFlow({ connector, oauthAppForm, onDone }: ConnectFlowProps) {
  const { t } = useTranslation('connect');
  const [chosen, setChosen] = useState(0);
  const [made, setMade] = useState<CreatedConnection | null>(null);
  const form = useForm<ConnectValues>({ initialValues: startValues(connector) });
  const flow = connector.flows[chosen];
  if (!flow) return null;
  if (connector.status === 'planned') return <Alert color="amber">{t('about.planned')}</Alert>;
  if (!connector.enabled) return <Alert color="amber">{t('about.off')}</Alert>;

  const created = (connection: CreatedConnection) => {
    if (connection.secret) setMade(connection);
    else onDone(connection.id);
  };
  if (made?.secret) {
    return (
      <Panel title={t('secret.title')}>
        <SecretOnce secret={made.secret} steps={flow.registration} onDone={() => onDone(made.id)} />
      </Panel>
    );
  }
  const needsApp = flow.needs_oauth_app && !connector.oauth_app;
  return (
    <div className={classes.columns}>
      <Stack gap="lg">
        {connector.flows.length > 1 && (
          <Panel>
            <FlowChoice
              name={connector.name}
              flows={connector.flows}
              chosen={chosen}
              onChoose={(index) => {
                form.clearErrors();
                setChosen(index);
              }}
            />
          </Panel>
        )}
        {needsApp ? (
          <Panel title={t('app.title', connector)} intro={t('app.intro', connector)}>
            <List type="ordered" size="sm" mb="md">
              <List.Item>{t('app.step_1', connector)}</List.Item>
              <List.Item>{t('app.step_2')}</List.Item>
              <List.Item>{t('app.step_3')}</List.Item>
            </List>
            {oauthAppForm}
          </Panel>
        ) : (
          <Panel>
            {flow.needs_oauth_app && connector.oauth_app && (
              <Text size="sm" c="dimmed" mb="md">
                {t('app.registered', {
                  name: connector.name,
                  client_id: connector.oauth_app.client_id,
                })}
              </Text>
            )}
            {/* Keyed by the flow, so that a refusal of one way does not stand under the other. */}
            <ConnectForm
              key={chosen}
              connector={connector}
              flow={flow}
              form={form}
              onCreated={created}
            />
          </Panel>
        )}
      </Stack>
      <AboutConnector connector={connector} />
    </div>
  );
}
