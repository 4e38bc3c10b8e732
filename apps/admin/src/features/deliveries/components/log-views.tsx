import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../lib/site-context.tsx';
import classes from '../../../ui/settings-nav.module.css';
import { waitingQuery } from '../api/waiting.ts';
import { cappedCount } from '../capped-count.ts';
import { VIEWS, type DeliveriesSearch } from '../deliveries-search.ts';
import { UNFINISHED } from '../waiting-filter.ts';
import '../../../lib/deliveries-words.ts';

/** The three sides of deliveries. What was searched for stays when another one is looked at. */
export function LogViews({ search }: { search: DeliveriesSearch }) {
  const { t, i18n } = useTranslation('deliveries');
  const { slug } = useSite();
  const { q, connection } = search;
  const { data: waiting } = useQuery(waitingQuery(slug, undefined));
  const count = waiting && cappedCount(waiting, UNFINISHED);
  const names = {
    log: t('views.log'),
    waiting: count?.count
      ? t('views.waiting_n', { count: count.count, n: count.text(i18n.language) })
      : t('views.waiting'),
    jobs: t('views.jobs'),
  };
  return (
    <nav aria-label={t('views.label')} className={classes.nav}>
      {VIEWS.map((view) => (
        <Link
          key={view}
          to="/sites/$site/log"
          params={{ site: slug }}
          search={{ q, connection, view: view === 'log' ? undefined : view }}
          activeOptions={{ explicitUndefined: true }}
          className={classes.link}
          resetScroll={false}
        >
          {names[view]}
        </Link>
      ))}
    </nav>
  );
}
