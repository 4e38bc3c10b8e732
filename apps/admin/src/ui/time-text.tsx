import { useTranslation } from 'react-i18next';
import { dayText, exactTime, logTime, relativeTime } from '../lib/time.ts';
import { useNow } from '../lib/use-now.ts';

interface TimeTextProps {
  value: string | null;
  /** What stands where there is no time yet. */
  otherwise?: string;
  /** `relative` "2 min. ago", `log` day and time to the second, `day` the day alone. */
  form?: 'relative' | 'log' | 'day';
}

/** A moment; the exact time with its zone is in the title. */
export function TimeText({ value, otherwise, form = 'relative' }: TimeTextProps) {
  const { t, i18n } = useTranslation();
  const now = useNow();
  if (value === null) return <span>{otherwise ?? t('none')}</span>;
  const { language } = i18n;
  const text =
    form === 'relative'
      ? relativeTime(value, now, language)
      : (form === 'day' ? dayText : logTime)(value, language);
  return (
    <time dateTime={value} title={exactTime(value, i18n.language)}>
      {text}
    </time>
  );
}
