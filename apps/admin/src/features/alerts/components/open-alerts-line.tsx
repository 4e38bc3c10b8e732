import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../lib/site-context.tsx';
import { TextLink } from '../../../ui/links.tsx';
import { alertsQuery } from '../api/alerts.ts';
import { alertFilter } from '../alert-search.ts';
import '../../../lib/detail-words.ts';

/** How much is open about one connection, leading to it. */
export function OpenAlertsLine({ connectionId }: { connectionId: number }) {
  const { t } = useTranslation('detail');
  const { slug } = useSite();
  const connection = String(connectionId);
  const { data, error } = useInfiniteQuery(alertsQuery(slug, alertFilter({ connection }, 'open')));
  if (error && !data) return '—';
  if (!data) return '…';
  const count = data.pages.flatMap((page) => page.items).length;
  if (count === 0) return t('alerts.none');
  const more = data.pages.at(-1)?.next_cursor !== null;
  return (
    <TextLink
      to="/sites/$site/alerts"
      params={{ site: slug }}
      search={{ connection, state: 'open' }}
      size="sm"
    >
      {more ? t('alerts.open_more', { count }) : t('alerts.open', { count })}
    </TextLink>
  );
}
