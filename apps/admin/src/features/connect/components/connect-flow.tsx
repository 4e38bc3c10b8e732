import type { ConnectorDetail } from '@patchbay/contracts/connector';
import type { CreatedConnection } from '@patchbay/contracts/connection';
import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import '../../../lib/connecting-words.ts';
import { Panel } from '../../../ui/panel.tsx';
import { SecretOnce } from '../../../ui/secret-once.tsx';
import { AboutConnector } from './about-connector.tsx';
import { ConnectForm } from './connect-form.tsx';
import { FlowChoice } from './flow-choice.tsx';
import { Preparation } from './preparation.tsx';
import { useDraftForm } from './use-draft-form.ts';
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
  const [made, setMade] = useState<CreatedConnection | null>(null);
  const draft = useDraftForm(connector);
  const { form, chosen } = draft;
  const flow = connector.flows[chosen];
  if (connector.status === 'planned') return <Alert color="amber">{t('about.planned')}</Alert>;
  if (!connector.enabled) return <Alert color="amber">{t('about.off')}</Alert>;
  if (!flow) return null;

  const created = (connection: CreatedConnection) => {
    draft.done();
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
      <Stack gap="lg" className={classes.steps}>
        <Preparation connector={connector} flow={flow} />
        {connector.flows.length > 1 && (
          <Panel title={t('how')}>
            <FlowChoice
              name={connector.name}
              flows={connector.flows}
              chosen={chosen}
              onChoose={draft.choose}
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
          <Panel title={t(`connecting:steps.${flow.redirect ? 'sign_in' : 'enter'}`, connector)}>
            {draft.restored && (
              <Group gap="xs" mb="md" role="status">
                <Text size="sm" c="dimmed">
                  {t('connecting:restored')}
                </Text>
                <Button size="compact-sm" variant="subtle" onClick={draft.startOver}>
                  {t('connecting:start_over')}
                </Button>
              </Group>
            )}
            {/* Keyed by the flow, so that a refusal of one way does not stand under the other. */}
            <ConnectForm
              key={chosen}
              connector={connector}
              flow={flow}
              form={form}
              onCreated={created}
              onFinished={(id) => {
                draft.done();
                onDone(id);
              }}
            />
          </Panel>
        )}
      </Stack>
      <AboutConnector connector={connector} />
    </div>
  );
}
