import { useQuery } from '@tanstack/react-query';
import { IconChecks } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../lib/site-context.tsx';
import { GatedButton } from '../../../ui/gated-button.tsx';
import { alertSummaryQuery } from '../api/alert-summary.ts';
import { useReadAlerts } from './use-read-alerts.ts';
import '../../../lib/alert-words.ts';

export function ReadAllButton() {
  const { t } = useTranslation('alerts');
  const { slug } = useSite();
  // The bell of the same page asks again and again; this only listens.
  const { data } = useQuery({ ...alertSummaryQuery(slug), refetchInterval: false });
  const read = useReadAlerts();
  return (
    <GatedButton
      variant="default"
      leftSection={<IconChecks size={16} />}
      loading={read.isPending}
      reason={data?.unread === 0 ? t('nothing_unread') : null}
      onClick={() => read.mutate('all')}
    >
      {t('read_all')}
    </GatedButton>
  );
}
