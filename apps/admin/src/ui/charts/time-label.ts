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
  const day = dayBegun(bar);
  if (day) return new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' }).format(day);
  if (span.to - span.from > DAYS_MS) return '';
  const date = new Date(bar.from);
  const minute = date.getMinutes() !== 0 && ({ minute: '2-digit' } as const);
  return new Intl.DateTimeFormat(language, { hour: 'numeric', ...minute }).format(date);
}

/** The day that begins within the bar: not always with it, where the clock was changed meanwhile. */
function dayBegun({ from, to }: TimeSpan): Date | undefined {
  if (to - from >= DAY_MS) return new Date(from);
  const day = new Date(from);
  if (day.setHours(0, 0, 0, 0) < from) day.setDate(day.getDate() + 1);
  return day.getTime() < to ? day : undefined;
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
