import type { Attention } from '@patchbay/contracts/attention';
import { Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import '../../../lib/overview-words.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { TextLink } from '../../../ui/links.tsx';
import { ErrorState, LoadingState } from '../../../ui/list-states.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { attentionQuery } from '../api/attention.ts';
import classes from './attention.module.css';
import { AttentionRow, type ItemWords } from './attention-row.tsx';
import { StartGuide } from './start-guide.tsx';

interface AttentionPanelProps extends ItemWords {
  /** Asks for the form that sends an event through this connection. */
  onTest: (connectionId: number) => void;
}

/** What needs somebody, the worst first; the first steps while a site is new; else that all is well. */
export function AttentionPanel(props: AttentionPanelProps) {
  const { t } = useTranslation('overview');
  const { slug } = useSite();
  const { data, error, refetch } = useQuery(attentionQuery(slug));
  if (!data) {
    return (
      <Panel p={0}>
        {error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <LoadingState rows={3} />
        )}{' '}
        {/* prettier-ignore */}
      </Panel>
    );
  }
  const { items, start } = data;
  return (
    <>
      {isNew(start) && <StartGuide start={start} onTest={props.onTest} />}
      {items.length > 0 && (
        <Panel p={0} aria-label={t('attention.title')} style={{ overflow: 'hidden' }}>
          <header className={classes.head}>
            <h2>{t('attention.title')}</h2>
            <Counts {...data} />
          </header>
          <ul className={classes.list}>
            {items.map((item) => (
              <AttentionRow key={item.connection.id} item={item} {...props} />
            ))}
          </ul>
        </Panel>
      )}
      {items.length === 0 && start.connection_id !== null && (
        <Panel>
          <div className={classes.well}>
            <IconCircleCheck size={26} aria-hidden />
            <div>
              <h2>{t('well.title')}</h2>
              <Text size="sm" c="dimmed">
                {t('well.text')}
              </Text>
            </div>
          </div>
        </Panel>
      )}
    </>
  );
}

/** Until something is connected, an event went out and a module may send; of those that are known. */
function isNew({ connection_id, delivery, token }: Attention['start']): boolean {
  return connection_id === null || delivery === false || token === false;
}

const BROKEN = 'auth_expired,auth_revoked,error';

function Counts({ counts, items }: Attention) {
  const { t, i18n } = useTranslation('overview');
  const { slug } = useSite();
  const number = (of: 'broken' | 'warned') =>
    new Intl.NumberFormat(i18n.language).format(counts[of]) +
    (counts.capped.includes(of) ? '+' : '');
  const parts = [
    counts.broken > 0 && t('attention.broken', { count: counts.broken, n: number('broken') }),
    counts.warned > 0 && t('attention.warned', { count: counts.warned, n: number('warned') }),
  ].filter((part) => part !== false);
  return (
    <Text size="sm" c="dimmed" component="span">
      {new Intl.ListFormat(i18n.language).format(parts)}
      {counts.broken + counts.warned > items.length && (
        <>
          {' · '}
          <TextLink
            to="/sites/$site/connections"
            params={{ site: slug }}
            search={{ state: BROKEN }}
            underline="always"
          >
            {t('attention.all')}
          </TextLink>
        </>
      )}
    </Text>
  );
}
