import type { StatsBucket } from '@patchbay/contracts/delivery';
import { Skeleton, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import '../../../lib/overview-words.ts';
import { duration } from '../../../lib/time.ts';
import { change, figuresOf, shareText } from '../figures.ts';
import type { Period } from '../overview-search.ts';
import classes from './figures.module.css';

interface FigureTilesProps {
  /** One bucket or none; undefined while it is asked for. */
  now: StatsBucket[] | undefined;
  /** Undefined where nothing was sent, or the log does not reach back so far. */
  before: StatsBucket | undefined;
  period: Period;
}

/** The period in a few numbers, each with how it was before. */
export function FigureTiles({ now, before, period }: FigureTilesProps) {
  const { t, i18n } = useTranslation('overview');
  const language = i18n.language;
  const [total, past] = [now?.[0], before];
  const [figures, earlier] = [figuresOf(total), figuresOf(past)];
  const number = new Intl.NumberFormat(language);
  const percent = new Intl.NumberFormat(language, {
    ...{ style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' },
  });
  const grown = (is: number | null, was: number | null) => {
    const share = change(is, was);
    return before && share !== null ? percent.format(share) : null;
  };
  const points =
    figures.success !== null && earlier.success !== null
      ? (figures.success - earlier.success) * 100
      : null;
  const ms = (value: number | null | undefined) =>
    value === null || value === undefined ? t('common:none') : duration(value, language);
  const tiles = [
    {
      key: 'success',
      value: shareText(figures.success, language) ?? t('common:none'),
      than:
        points === null
          ? null
          : t('figures.points', {
              n: new Intl.NumberFormat(language, { ...{ maximumFractionDigits: 2, signDisplay: 'exceptZero' } }).format(points), // prettier-ignore
            }),
    },
    {
      key: 'ended',
      value: number.format(figures.ended),
      than: grown(figures.ended, earlier.ended),
    },
    { key: 'failed', value: number.format(figures.failed), than: grown(figures.failed, earlier.failed) }, // prettier-ignore
    { key: 'p50', value: ms(total?.latency_p50), than: grown(total?.latency_p50 ?? null, past?.latency_p50 ?? null) }, // prettier-ignore
    { key: 'p95', value: ms(total?.latency_p95), than: grown(total?.latency_p95 ?? null, past?.latency_p95 ?? null) }, // prettier-ignore
    { key: 'p99', value: ms(total?.latency_p99), than: grown(total?.latency_p99 ?? null, past?.latency_p99 ?? null) }, // prettier-ignore
  ] as const;
  return (
    <dl className={classes.tiles}>
      {tiles.map(({ key, value, than }) => (
        <div key={key} className={classes.tile} data-figure={key}>
          <dt>{t(`figures.${key}`)}</dt>
          <dd>
            {now ? (
              <span className={classes.value}>{value}</span>
            ) : (
              <Skeleton height={31} width="60%" />
            )}
            <Text size="xs" c="dimmed" component="span" mih="3em">
              {now &&
                (than === null
                  ? t('figures.nothing_before')
                  : t(`figures.than.${period}`, { change: than }))}{' '}
              {/* prettier-ignore */}
            </Text>
          </dd>
        </div>
      ))}
    </dl>
  );
}
