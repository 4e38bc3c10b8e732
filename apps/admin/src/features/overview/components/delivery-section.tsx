import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import '../../../lib/overview-words.ts';
import type { ConnectorFaces } from '../../../lib/connector-face.ts';
import { deliveryStatsQuery } from '../../../lib/delivery-stats.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { useNow } from '../../../lib/use-now.ts';
import type { TimeSpan } from '../../../ui/charts/time-bars.ts';
import { ErrorState } from '../../../ui/list-states.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { attentionQuery } from '../api/attention.ts';
import { periodBeforeQuery } from '../api/period-before.ts';
import { PERIODS, type Period } from '../overview-search.ts';
import { periodSpan } from '../period-span.ts';
import { FigureTiles } from './figure-tiles.tsx';
import classes from './figures.module.css';

const Charts = lazy(async () => ({ default: (await import('./period-charts.tsx')).PeriodCharts }));
const Table = lazy(async () => ({
  default: (await import('./connector-table.tsx')).ConnectorTable,
}));

const REREAD_MS = 30_000;

interface DeliverySectionProps {
  period: Period;
  onPeriod: (period: Period) => void;
  faces: ConnectorFaces;
}

/** How deliveries went in a period: figures beside those of the one before, charts, connectors. */
export function DeliverySection({ period, onPeriod, faces }: DeliverySectionProps) {
  const { t } = useTranslation('overview');
  const { slug } = useSite();
  const { now: span, before } = periodSpan(period, useNow());
  const total = (of: TimeSpan) => ({ ...range(of), bucket: 'total' as const });
  const fresh = { refetchInterval: REREAD_MS };
  const sum = useQuery({ ...deliveryStatsQuery(slug, total(span)), ...fresh });
  const { data: past } = useQuery(periodBeforeQuery(slug, range(before)));
  const bucket = period === '30d' ? ('day' as const) : ('hour' as const);
  const series = useQuery({
    ...deliveryStatsQuery(slug, { ...range(span), bucket }),
    ...fresh,
  });
  const byConnector = useQuery({
    ...deliveryStatsQuery(slug, { ...total(span), group: 'connector_type' }),
    ...fresh,
  });
  const { data: attention, isPending } = useQuery(attentionQuery(slug));
  const stale = sum.isPlaceholderData || series.isPlaceholderData || undefined;
  // Not before what stands above it, which would push it away; and a new site is shown its first
  // steps, and no empty charts.
  if (isPending || attention?.start.delivery === false) return null;
  return (
    <section className={classes.section} aria-labelledby="overview-deliveries">
      <header className={classes.head}>
        <h2 id="overview-deliveries">{t('deliveries.title')}</h2>
        <SegmentedControl
          size="xs"
          aria-label={t('deliveries.period')}
          value={period}
          onChange={(value) => onPeriod(value as Period)}
          data={PERIODS.map((value) => ({ value, label: t(`deliveries.periods.${value}`) }))}
        />
      </header>
      {sum.error && !sum.data ? (
        <Panel>
          <ErrorState error={sum.error} onRetry={() => void sum.refetch()} />
        </Panel>
      ) : (
        <div className={classes.body} data-stale={stale}>
          <FigureTiles
            now={sum.data}
            before={past?.whole ? past.total : undefined}
            period={period}
          />
          <Suspense fallback={<div className={classes.place} />}>
            <Charts span={span} bucket={bucket} buckets={series.data} />
            <Table rows={byConnector.data} faces={faces} period={period} />
          </Suspense>
        </div>
      )}
    </section>
  );
}

function range({ from, to }: TimeSpan) {
  // The last millisecond belongs to what is asked for, the first of the next hour does not.
  return { from: new Date(from).toISOString(), to: new Date(to - 1).toISOString() };
}
