import { ActionIcon, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconBell } from '@tabler/icons-react';
import { cloneElement, lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../lib/site-context.tsx';
import { useAbility } from '../../../lib/use-ability.ts';
import { alertSummaryQuery } from '../api/alert-summary.ts';
import { useNews } from './use-news.ts';
import classes from './bell.module.css';

const load = () => import('./bell-popover.tsx');
const BellPopover = lazy(async () => ({ default: (await load()).BellPopover }));

/** What went wrong since one last looked, on every page. What it opens is loaded when reached for. */
export function Bell() {
  const { t } = useTranslation();
  const { slug } = useSite();
  const enabled = useAbility().can('connections.list');
  const { data } = useQuery({ ...alertSummaryQuery(slug), enabled });
  const news = useNews(data?.unread);
  const [wanted, setWanted] = useState(false);
  if (!enabled) return null;
  const { unread = 0, open = 0, open_errors: errors = 0 } = data ?? {};
  const button = (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      className={classes.button}
      aria-label={unread > 0 ? t('bell.unread', { count: unread }) : t('bell.label')}
      aria-haspopup="dialog"
      aria-expanded={false}
    >
      <IconBell size={20} stroke={1.75} />
      {unread > 0 && (
        <span
          className={classes.badge}
          data-tone={errors > 0 ? 'error' : open > 0 ? 'warning' : 'over'}
          aria-hidden
        >
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </ActionIcon>
  );
  const waiting = cloneElement(button, {
    onPointerEnter: load,
    onFocus: load,
    onClick: () => setWanted(true),
  });
  return (
    <>
      {wanted ? (
        <Suspense fallback={waiting}>
          <BellPopover target={button} open={open} unread={unread} />
        </Suspense>
      ) : (
        waiting
      )}
      <VisuallyHidden role="status">
        {news > 0 ? t('bell.news', { count: news }) : ''}
      </VisuallyHidden>
    </>
  );
}
