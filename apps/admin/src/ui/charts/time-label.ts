import type { TimeSpan } from './time-bars.ts';

const DAY_MS = 86_400_000;

/** Under an axis: the day where one begins, else the time. `step` is the length of a bar. */
export function axisLabel(at: number, step: number, language: string): string {
  const date = new Date(at);
  const midnight = date.getHours() === 0 && date.getMinutes() === 0;
  const options: Intl.DateTimeFormatOptions =
    step >= DAY_MS || midnight
      ? { day: 'numeric', month: 'short' }
      : { hour: '2-digit', minute: '2-digit' };
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
