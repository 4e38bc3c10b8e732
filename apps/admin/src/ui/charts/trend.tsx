import { useTranslation } from 'react-i18next';
import '../../lib/chart-words.ts';
import type { ConnectionTrend } from '../../lib/trends-of.ts';
import classes from './chart.module.css';
import { Sparkline } from './sparkline.tsx';

/** A row's last 24 hours: bars, and how much of it failed. */
export function Trend({ trend }: { trend: ConnectionTrend | undefined }) {
  const { t, i18n } = useTranslation('charts');
  if (!trend) return <span className={classes.noTrend} />;
  const { bars, arrived, failed, retried, errorRate } = trend;
  if (errorRate === null) return <span className={classes.quiet}>{t('trend.nothing')}</span>;
  const percent = new Intl.NumberFormat(i18n.language, {
    ...{ style: 'percent', maximumFractionDigits: errorRate < 0.1 ? 1 : 0 },
  });
  const number = new Intl.NumberFormat(i18n.language);
  const words = { arrived: number.format(arrived), failed: number.format(failed) };
  return (
    <span className={classes.trend} data-error-rate={errorRate}>
      <Sparkline bars={bars} label={t('trend.label', words)} width={80} height={24} />
      <span className={failed > 0 ? classes.errors : classes.quiet}>
        {failed > 0
          ? t('trend.errors', { rate: percent.format(errorRate) })
          : retried > 0
            ? t('trend.retried', { count: retried })
            : t('trend.no_errors')}
      </span>
    </span>
  );
}
