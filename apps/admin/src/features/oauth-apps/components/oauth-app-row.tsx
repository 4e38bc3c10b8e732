import type { ConnectorDetail } from '@patchbay/contracts/connector';
import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ToneBadge } from '../../../ui/tone-badge.tsx';
import { VendorMark } from '../../../ui/vendor-mark.tsx';
import classes from './oauth-app-row.module.css';
import '../../../lib/settings-words.ts';

export function OAuthAppRow(props: { connector: ConnectorDetail; onEdit: () => void }) {
  const { connector, onEdit } = props;
  const { t } = useTranslation('settings');
  const app = connector.oauth_app;
  const action = app ? t('oauth.change') : t('oauth.register');
  return (
    <li className={classes.row}>
      <VendorMark icon={connector.icon} name={connector.name} family={connector.family} size={32} />
      <div className={classes.words}>
        <Text size="sm" fw={600}>
          {connector.name}
        </Text>
        {app && (
          <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {app.client_id}
          </Text>
        )}
      </div>
      <Group gap="sm">
        <ToneBadge tone={app ? 'good' : 'quiet'}>
          {app ? t('oauth.registered') : t('oauth.missing')}
        </ToneBadge>
        <Button
          variant="default"
          size="xs"
          onClick={onEdit}
          aria-label={`${action}: ${connector.name}`}
        >
          {action}
        </Button>
      </Group>
    </li>
  );
}
