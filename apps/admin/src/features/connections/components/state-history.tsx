import type { StateChange } from '@patchbay/contracts/state-history';
import { Text, Timeline } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import detail from '../../../locales/en/detail.json';
import { serverText } from '../../../lib/server-text.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { spanText } from '../../../lib/span-text.ts';
import { useNow } from '../../../lib/use-now.ts';
import { ErrorState, LoadingState } from '../../../ui/list-states.tsx';
import { LoadMore } from '../../../ui/load-more.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { stateHistoryQuery } from '../api/state-history.ts';
import { stateSpans, type StateSpan } from '../state-spans.ts';
import { STATE_LOOKS } from './state-looks.ts';
import '../../../lib/connections-words.ts';
import '../../../lib/detail-words.ts';

type Cause = keyof typeof detail.history.causes;

/** Every state the connection was in: since when, how long, who or what brought it there, and why. */
export default function StateHistory({ connectionId }: { connectionId: number }) {
  const { t } = useTranslation('detail');
  const { slug } = useSite();
  const now = useNow();
  const list = useInfiniteQuery(stateHistoryQuery(slug, connectionId));
  const spans = stateSpans(list.data?.pages.flatMap((page) => page.items) ?? [], now);
  return (
    <Panel title={t('history.title')} intro={t('history.intro')}>
      {!list.data && !list.error && <LoadingState rows={2} />}
      {list.error && !list.data && (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      )}
      {list.data && spans.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('history.empty')}
        </Text>
      )}
      {spans.length > 0 && (
        <Timeline active={spans.length} bulletSize={24} lineWidth={2}>
          {/* Items stand directly below: the timeline hands each its colour. */}
          {spans.map((span) => {
            const { color, Icon } = STATE_LOOKS[span.to];
            return (
              <Timeline.Item
                key={span.id}
                color={color}
                bullet={<Icon size={14} aria-hidden />}
                title={t(`connections:states.${span.to}.label`)}
              >
                <SpanFacts span={span} />
              </Timeline.Item>
            );
          })}
        </Timeline>
      )}
      {list.hasNextPage && (
        <LoadMore
          count={spans.length}
          hasMore
          loading={list.isFetchingNextPage}
          onMore={() => void list.fetchNextPage()}
        />
      )}
    </Panel>
  );
}

function SpanFacts({ span }: { span: StateSpan }) {
  const { t, i18n } = useTranslation('detail');
  const lasted = spanText(span.lasted, i18n.language);
  return (
    <>
      <Text size="sm" c="dimmed">
        <TimeText value={span.at} form="log" /> ·{' '}
        {t(span.current ? 'history.now' : 'history.lasted', { span: lasted })}
      </Text>
      <Text size="sm">
        {causeText(span, t)}, {actorText(span, t)}
      </Text>
      {/* A pause's reason is that somebody paused it, which stands above. */}
      {span.reason && span.action !== 'connection.pause' && (
        <Text size="sm" c="dimmed">
          {serverText(span.reason)}
        </Text>
      )}
    </>
  );
}

function actorText({ actor }: StateChange, t: TFunction<'detail'>): string {
  return actor.kind === 'system' ? t('history.by_system') : t('history.by', { name: actor.name });
}

function causeText({ action }: StateChange, t: TFunction<'detail'>): string {
  const cause = action.replace('connection.', '');
  return Object.hasOwn(detail.history.causes, cause)
    ? t(`history.causes.${cause as Cause}`)
    : cause.replaceAll('_', ' ');
}
