import { Button, Group, Text } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import '../../../lib/chart-words.ts';
import '../../../lib/deliveries-words.ts';
import { deliveryStatsQuery } from '../../../lib/delivery-stats.ts';
import { localInput } from '../../../lib/local-input.ts';
import { problemText } from '../../../lib/problem-text.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { useNow } from '../../../lib/use-now.ts';
import { BarChart } from '../../../ui/charts/bar-chart.tsx';
import type { Brushed } from '../../../ui/charts/brush.ts';
import { Legend } from '../../../ui/charts/series.tsx';
import { barStep, timeBars, unitOf } from '../../../ui/charts/time-bars.ts';
import { spanLabel } from '../../../ui/charts/time-label.ts';
import { Panel } from '../../../ui/panel.tsx';
import { LIVE_MS } from '../api/delivery-log.ts';
import { chartSpan } from '../chart-span.ts';
import { OUTCOMES, type LogFilter, type LogSearch } from '../log-search.ts';
import { outcomePoints } from '../outcome-points.ts';
import classes from './log-chart.module.css';

export interface LogChartProps {
  filter: LogFilter;
  connectionId: number | undefined;
  live: boolean;
  onSearch: (change: Partial<LogSearch>) => void;
}

const REREAD_MS = 60_000;
const BAR_PX = 13;

/** What the log's filter stands for over time; a stretch of it narrows the log. */
export function LogChart({ filter, connectionId, live, onSearch }: LogChartProps) {
  const { t, i18n } = useTranslation('deliveries');
  const language = i18n.language;
  const id = useId();
  const { slug } = useSite();
  const now = useNow();
  const [open, setOpen] = useLocalStorage({
    ...{ key: 'patchbay.log-chart', defaultValue: true, getInitialValueInEffect: false },
  });
  const [width, setWidth] = useState(0);
  const { from, to } = chartSpan(filter, now);
  const span = useMemo(() => ({ from, to }), [from, to]);
  const unit = unitOf(span);
  const stats = useQuery({
    ...deliveryStatsQuery(slug, {
      ...{ from: new Date(from).toISOString(), to: new Date(to).toISOString(), bucket: unit },
      ...{ connection_id: connectionId?.toString(), latency: 'false' },
      ...{ originating_module: filter.originating_module, q: filter.q },
      connector_type: filter.connector_type?.join(','),
    }),
    enabled: open,
    refetchInterval: live ? LIVE_MS : REREAD_MS,
  });
  const outcomes = useMemo(
    () => OUTCOMES.filter((each) => !filter.outcome || filter.outcome.includes(each)),
    [filter.outcome],
  );
  const bars = useMemo(() => {
    const most = Math.max(12, Math.floor((width || 800) / BAR_PX));
    return timeBars(span, barStep(span, unit, most), unit);
  }, [span, unit, width]);
  const points = useMemo(
    () => outcomePoints(stats.data ?? [], bars, outcomes, language),
    [stats.data, bars, outcomes, language],
  );
  const numbers = new Intl.NumberFormat(language);
  const short = new Intl.NumberFormat(language, { notation: 'compact' });
  const series = outcomes.map((key, n) => {
    const sum = points.reduce((total, { values }) => total + (values[n] ?? 0), 0);
    return { key, look: key, label: t(`outcomes.${key}`), sum: numbers.format(sum) };
  });
  const stretch = ({ first, last }: Brushed) => ({
    from: Math.max(bars[first]?.from ?? from, from),
    to: Math.min(bars[last]?.to ?? to, to),
  });
  const pick = (brushed: Brushed) => {
    const { from: begin, to: end } = stretch(brushed);
    onSearch({ range: 'custom', from: localInput(begin), to: localInput(end) });
  };
  const title = t('charts:over_time');

  return (
    <Panel px="sm" py="xs" data-log-chart>
      <Group justify="space-between" gap="xs">
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={open ? <IconChevronDown size={14} /> : <IconChevronRight size={14} />}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          {title}
        </Button>
        {open && (
          <>
            <Text size="xs" c="dimmed">
              {spanLabel(span, language)}
            </Text>
            <Legend
              series={series.map(({ label, sum, ...rest }) => ({
                ...rest,
                // Not "0" of what is not counted yet.
                label: stats.data ? `${label} ${sum}` : label,
              }))}
            />
          </>
        )}
      </Group>
      <div
        id={id}
        hidden={!open}
        className={classes.body}
        aria-busy={open && stats.isFetching && !stats.data}
        data-stale={stats.isPlaceholderData || undefined}
      >
        {open && stats.error && !stats.isFetching && (
          <Text size="sm" role="alert">
            {problemText(stats.error, t)}
          </Text>
        )}
        {open && !stats.error && (
          <BarChart
            label={t('charts:over_time_of', { span: spanLabel(span, language) })}
            points={points}
            series={series}
            format={(value) => (value < 10_000 ? numbers : short).format(value)}
            height={96}
            onPick={pick}
            stretchName={(brushed) => spanLabel(stretch(brushed), language)}
            onWidth={setWidth}
          />
        )}
      </div>
    </Panel>
  );
}
