import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import '../../../lib/waiting-words.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { TextLink } from '../../../ui/links.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { waitingQuery } from '../api/waiting.ts';
import { cappedCount } from '../capped-count.ts';
import { UNFINISHED } from '../waiting-filter.ts';
import '../../../lib/deliveries-words.ts';

/** What of one connection is not over yet, in a line, with the way to it. */
export function WaitingSummary({ connectionId }: { connectionId: number }) {
  const { t, i18n } = useTranslation('deliveries');
  const { slug } = useSite();
  const { data } = useQuery(waitingQuery(slug, connectionId));
  if (!data) return <span>{t('common:none')}</span>;
  if (data.oldest_at === null) return <span>{t('waiting:nothing')}</span>;
  const counts = UNFINISHED.map((status) => ({ status, ...cappedCount(data, [status]) }))
    .filter(({ count }) => count > 0)
    .map(({ status, text }) => `${text(i18n.language)} ${t(`waiting:counted.${status}`)}`);
  return (
    <span>
      <TextLink
        size="sm"
        to="/sites/$site/log"
        params={{ site: slug }}
        search={{ view: 'waiting', connection: String(connectionId) }}
      >
        {counts.join(', ')}
      </TextLink>
      <Text span size="sm" c="dimmed">
        {' · '}
        {t('waiting:oldest')} <TimeText value={data.oldest_at} />
      </Text>
    </span>
  );
}
