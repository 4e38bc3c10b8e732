import type { StatsBucket } from '@patchbay/contracts/delivery';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import '../../../lib/deliveries-words.ts';
import '../../../lib/overview-words.ts';
import { duration } from '../../../lib/time.ts';
import { BarChart } from '../../../ui/charts/bar-chart.tsx';
import { LineChart } from '../../../ui/charts/line-chart.tsx';
import { Legend } from '../../../ui/charts/series.tsx';
import { barOf, barStep, timeBars, type TimeSpan } from '../../../ui/charts/time-bars.ts';
import { axisLabel, spanLabel } from '../../../ui/charts/time-label.ts';
import { Panel } from '../../../ui/panel.tsx';
import classes from './figures.module.css';

const OUTCOMES = ['delivered', 'retried', 'failed'] as const;
const LATENCIES = ['p50', 'p95', 'p99'] as const;
const BAR_PX = 14;

interface PeriodChartsProps {
  span: TimeSpan;
  bucket: 'hour' | 'day';
  buckets: StatsBucket[] | undefined;
}

/** Attempts by outcome, and how long vendors took to answer. */
export function PeriodCharts({ span, bucket, buckets = [] }: PeriodChartsProps) {
  const { t, i18n } = useTranslation('overview');
  const language = i18n.language;
  const [width, setWidth] = useState(0);
  const { from, to } = span;
  const numbers = new Intl.NumberFormat(language, { notation: 'compact' });
  const counts = useMemo(() => {
    const most = Math.max(12, Math.floor((width || 500) / BAR_PX));
    const bars = timeBars({ from, to }, barStep({ from, to }, bucket, most), bucket);
    const sums = bars.map(() => OUTCOMES.map(() => 0));
    for (const each of buckets) {
      const place = Math.max(0, barOf(bars, Date.parse(each.at)));
      for (const [n, outcome] of OUTCOMES.entries()) sums[place]![n]! += each[outcome];
    }
    return bars.map((bar, place) => ({
      ...words(bar, { from, to }, language),
      values: sums[place] ?? [],
    }));
  }, [buckets, from, to, bucket, width, language]);
  const latencies = useMemo(() => {
    const bars = timeBars({ from, to }, barStep({ from, to }, bucket, Infinity), bucket);
    const found = new Map(buckets.map((each) => [barOf(bars, Date.parse(each.at)), each]));
    return bars.map((bar, place) => ({
      ...words(bar, { from, to }, language),
      values: LATENCIES.map((each) => found.get(place)?.[`latency_${each}`] ?? null),
    }));
  }, [buckets, from, to, bucket, language]);
  const outcomes = OUTCOMES.map((key) => ({ key, look: key, label: t(`deliveries:outcomes.${key}`) })); // prettier-ignore
  const lines = LATENCIES.map((key) => ({ key, look: key, label: t(`latency.${key}`) }));
  return (
    <div className={classes.charts}>
      <Panel title={t('charts.attempts')} actions={<Legend series={outcomes} />}>
        <BarChart
          label={t('charts.attempts_of', { span: spanLabel(span, language) })}
          points={counts}
          series={outcomes}
          format={(value) => numbers.format(value)}
          height={150}
          onWidth={setWidth}
        />
      </Panel>
      <Panel title={t('charts.latency')} actions={<Legend series={lines} />}>
        <LineChart
          label={t('charts.latency_of', { span: spanLabel(span, language) })}
          points={latencies}
          series={lines}
          format={(value) => duration(value, language)}
          height={150}
        />
      </Panel>
    </div>
  );
}

function words(bar: TimeSpan, span: TimeSpan, language: string) {
  return {
    tick: axisLabel(bar, span, language),
    name: spanLabel(bar, language),
  };
}
