import type { Settings } from '@patchbay/contracts/settings';
import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../lib/site-context.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { ErrorState, LoadingState } from '../../../ui/list-states.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { settingsQuery } from '../api/settings.ts';
import { SettingsForm } from './settings-form.tsx';

export function GeneralSettings() {
  const site = useSite();
  const { data, error, refetch } = useQuery(settingsQuery(site.slug));
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  return (
    <Stack gap="lg" maw="46rem">
      <SettingsForm settings={data} />
      <KeyPanel settings={data} />
    </Stack>
  );
}

function KeyPanel({ settings }: { settings: Settings }) {
  const { t } = useTranslation('settings');
  const { key_id: id, created_at: since } = settings.data_key;
  return (
    <Panel title={t('key.title')} intro={t('key.intro')}>
      <Facts
        facts={[
          [t('key.id'), String(id)],
          [t('key.since'), <TimeText key="s" value={since} />],
        ]}
      />
    </Panel>
  );
}
