import { Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../lib/site-context.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { waitingQuery } from '../api/waiting.ts';
import { cappedCount } from '../capped-count.ts';
import { UNFINISHED } from '../waiting-filter.ts';
import '../../../lib/deliveries-words.ts';
import '../../../lib/waiting-words.ts';

/** How much is not over yet by status, and since when; counted up to a bound. */
export function WaitingCounts({ connectionId }: { connectionId: number | undefined }) {
  const { t, i18n } = useTranslation('deliveries');
  const site = useSite();
  const { data } = useQuery(waitingQuery(site.slug, connectionId));
  if (!data) return null;
  return (
    <Group gap="lg" component="p" m={0}>
      {UNFINISHED.map((status) => (
        <Text span size="sm" key={status} data-count={status}>
          <b>{cappedCount(data, [status]).text(i18n.language)}</b> {t(`waiting:counted.${status}`)}
        </Text>
      ))}
      {data.oldest_at && (
        <Text span size="sm" c="dimmed">
          {t('waiting:oldest')} <TimeText value={data.oldest_at} />
        </Text>
      )}
    </Group>
  );
}
