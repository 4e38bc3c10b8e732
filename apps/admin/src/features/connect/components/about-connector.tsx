import type { ConnectorDetail } from '@patchbay/contracts/connector';
import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/panel.tsx';
import '../../../lib/connect-words.ts';

export function AboutConnector({ connector }: { connector: ConnectorDetail }) {
  const { t, i18n } = useTranslation('connect');
  const { rate_limit: limit, actions, name } = connector;
  return (
    <Panel title={t('about.title')}>
      <Stack gap="sm">
        {actions.length === 0 && <Text size="sm">{t('about.no_actions')}</Text>}
        {actions.map((action) => (
          <div key={action.name}>
            <Text size="sm" fw={600}>
              {action.title}
            </Text>
            <Text size="sm" c="dimmed">
              {action.description}
            </Text>
          </div>
        ))}
        {limit && (
          <Text size="xs" c="dimmed">
            {t('about.limit', {
              name,
              requests: limit.requests.toLocaleString(i18n.language),
              period: new Intl.NumberFormat(i18n.language, {
                ...{ style: 'unit', unit: 'second', unitDisplay: 'long' },
              }).format(limit.per_ms / 1000),
            })}
          </Text>
        )}
      </Stack>
    </Panel>
  );
}
