const PARTS = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const;

/**
 * A moment as `dateTimeTimeZone` writes it: the time on a wall of that zone, without an offset.
 * https://learn.microsoft.com/en-us/graph/api/resources/datetimetimezone
 *
 * @param moment RFC 3339
 * @param timeZone of the IANA database, which Graph takes as well as the names of Windows
 */
export function wallTime(moment: string, timeZone = 'UTC'): { dateTime: string; timeZone: string } {
  const format = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, hourCycle: 'h23' },
    ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
  });
  const parts = new Map(
    format.formatToParts(new Date(moment)).map(({ type, value }) => [type, value]),
  );
  const [year, month, day, hour, minute, second] = PARTS.map((part) => parts.get(part));
  return { dateTime: `${year}-${month}-${day}T${hour}:${minute}:${second}`, timeZone };
}
