import { elements, textOf } from '../_caldav/multistatus.ts';
import { calendarIn } from './addresses.ts';

interface Calendar {
  id: string;
  name: string;
}

/** Calendars that take events, out of a listing of the home (RFC 4791 sections 4.2 and 5.2.3). */
export function calendarsIn(xml: string): Calendar[] {
  return elements(xml, 'response').flatMap((response) => {
    const id = calendarIn(textOf(response, 'href'));
    const [type = ''] = elements(response, 'resourcetype');
    const [kinds] = elements(response, 'supported-calendar-component-set');
    if (!id || elements(type, 'calendar').length === 0) return [];
    if (kinds !== undefined && !/\bname\s*=\s*["']VEVENT["']/.test(kinds)) return [];
    return [{ id, name: textOf(response, 'displayname') ?? id }];
  });
}

/** By its ID or its name; the first where none is named. */
export function chosen(calendars: readonly Calendar[], wanted: string | undefined) {
  if (wanted === undefined) return calendars[0];
  const same = (text: string) => text.toLowerCase() === wanted.toLowerCase();
  return calendars.find(({ id }) => id === wanted) ?? calendars.find(({ name }) => same(name));
}
