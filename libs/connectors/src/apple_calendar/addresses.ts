export const START = 'https://caldav.icloud.com';

/** Each account lives at one of many servers. */
const HOME = /^https:\/\/(p\d{1,4}-caldav\.icloud\.com)(?::443)?\/([\w-]{1,60})\/calendars\/?$/;
const PRINCIPAL = /^(?:https:\/\/caldav\.icloud\.com(?::443)?)?\/([\w-]{1,60})\/principal\/?$/;

/** The user's number, out of `/123456789/principal/`. */
export const userIn = (href: string | undefined): string | undefined =>
  PRINCIPAL.exec(href ?? '')?.[1];

/** Where the calendars are, out of `https://p42-caldav.icloud.com:443/123456789/calendars/`. */
export function homeIn(href: string | undefined): { host: string; user: string } | undefined {
  const [, host, user] = HOME.exec(href ?? '') ?? [];
  return host && user ? { host, user } : undefined;
}

const CALENDAR = /\/[\w-]{1,60}\/calendars\/([^/?#]{1,200})\/?$/;

/** The calendar's own part of its address, decoded. */
export function calendarIn(href: string | undefined): string | undefined {
  const part = CALENDAR.exec(href ?? '')?.[1];
  try {
    return part && decodeURIComponent(part);
  } catch {
    return undefined; // percent signs that encode nothing
  }
}
