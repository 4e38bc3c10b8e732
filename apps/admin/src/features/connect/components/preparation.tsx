import type { ConnectorDetail, ConnectorFlow } from '@patchbay/contracts/connector';
import { List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import '../../../lib/connecting-words.ts';
import { minutesText } from '../../../lib/time.ts';
import { Panel } from '../../../ui/panel.tsx';
import { isNameless } from '../who-is-asked.ts';

/** What to have at hand, said before anything is asked for. */
export function Preparation(props: { connector: ConnectorDetail; flow: ConnectorFlow }) {
  const { connector, flow } = props;
  const { name, preparation } = connector;
  const { t, i18n } = useTranslation('connecting');
  const time = preparation && minutesText(preparation.minutes, i18n.language);
  return (
    <Panel title={t('before.title')} intro={time && t('before.time', { time })}>
      <List size="sm" spacing={4}>
        {preparation && <List.Item>{t(`before.${accountNeed(connector)}`, { name })}</List.Item>}
        <List.Item>{t(`before.${credentialNeed(connector, flow)}`, { name })}</List.Item>
        {flow.needs_oauth_app && (
          <List.Item>
            {connector.oauth_app
              ? t('before.app_there', { name, client_id: connector.oauth_app.client_id })
              : t('before.app_missing', { name })}
          </List.Item>
        )}
      </List>
      <Text size="xs" c="dimmed" mt="sm">
        {t('before.kept')}
      </Text>
    </Panel>
  );
}

function accountNeed(connector: ConnectorDetail): string {
  const account = connector.preparation?.account ?? 'member';
  return account === 'member' && isNameless(connector) ? 'account_any' : `account.${account}`;
}

function credentialNeed(connector: ConnectorDetail, flow: ConnectorFlow) {
  if (flow.auth_flow === 'signed_token') return 'address';
  if (isNameless(connector)) return 'key_any';
  return flow.redirect ? 'sign_in' : 'key';
}
