const STEPS: readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

/**
 * "2 min. ago", "in 3 days"; "now" within 45 seconds. `now` is epoch milliseconds. Only hours and
 * minutes are cut short: "last mo." and "2 wk. ago" read like a fault.
 */
export function relativeTime(iso: string, now: number, language: string): string {
  const seconds = (Date.parse(iso) - now) / 1000;
  const style = Math.abs(seconds) < 86_400 ? 'short' : 'long';
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style });
  if (Math.abs(seconds) < 45) return format.format(0, 'second');
  const [unit, size] = STEPS.find(([, each]) => Math.abs(seconds) >= each) ?? ['minute', 60];
  return format.format(Math.trunc(seconds / size) || Math.sign(seconds), unit);
}

/** To the second, in the viewer's zone, the zone named. */
export function exactTime(iso: string, language: string): string {
  return new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'long',
  }).format(new Date(iso));
}

/** The day alone, in the viewer's zone: "March 4, 2031". */
export function dayText(iso: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(new Date(iso));
}

/** For columns: short date and seconds, without the zone. */
export function logTime(iso: string, language: string): string {
  return new Intl.DateTimeFormat(language, {
    day: '2-digit',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(iso));
}

/** "840 ms", "2.4 s". */
export function duration(ms: number, language: string): string {
  const short = ms < 1000;
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: short ? 'millisecond' : 'second',
    unitDisplay: 'short',
    maximumFractionDigits: short ? 0 : 1,
  }).format(short ? ms : ms / 1000);
}

/** "3 minutes", for what a person has to set aside. */
export function minutesText(minutes: number, language: string): string {
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: 'minute',
    unitDisplay: 'long',
  }).format(minutes);
}
