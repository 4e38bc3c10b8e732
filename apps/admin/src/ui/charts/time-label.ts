import type { TimeSpan } from './time-bars.ts';

const DAY_MS = 86_400_000;

/** From here on an axis counts days, not hours. */
const DAYS_MS = 2 * DAY_MS;

/**
 * Under an axis: the day where one begins, else the time; of a long span only days are told.
 *
 * @param span all that the axis shows
 * @returns '' for a bar that has no label of its own
 */
export function axisLabel(bar: TimeSpan, span: TimeSpan, language: string): string {
  const date = new Date(bar.from);
  const [hour, minute] = [date.getHours(), date.getMinutes()];
  const midnight = (hour === 0 && minute === 0) || bar.to - bar.from >= DAY_MS;
  if (!midnight && span.to - span.from > DAYS_MS) return '';
  const options: Intl.DateTimeFormatOptions = midnight
    ? { day: 'numeric', month: 'short' }
    : { hour: 'numeric', ...(minute !== 0 && { minute: '2-digit' }) };
  return new Intl.DateTimeFormat(language, options).format(date);
}

/** "Nov 21, 14:00 – 15:00", whole days without times. */
export function spanLabel({ from, to }: TimeSpan, language: string): string {
  const days = [from, to].every((at) => new Date(at).setHours(0, 0, 0, 0) === at);
  const format = new Intl.DateTimeFormat(language, {
    ...{ day: 'numeric', month: 'short' },
    ...(!days && { hour: '2-digit', minute: '2-digit' }),
  });
  return format.formatRange(new Date(from), new Date(days ? to - 1 : to));
}
