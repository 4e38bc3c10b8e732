export interface CalendarEvent {
  uid: string;
  /** Epoch milliseconds; stable over retries. */
  stamp: number;
  title: string;
  /** RFC 3339. */
  starts_at: string;
  ends_at: string;
  description?: string | undefined;
  location?: string | undefined;
  attendees?: readonly { email: string; name?: string | undefined }[] | undefined;
  /** The owner's address; guests are invited in its name. */
  organizer?: string | undefined;
}

/**
 * An iCalendar object with one event (RFC 5545 section 3.6.1). Times are in UTC, which needs no
 * description of a zone; whoever looks sees them in their own.
 */
export function icalendar(event: CalendarEvent): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Patchbay//Patchbay//EN',
    'CALSCALE:GREGORIAN',
    'BEGIN:VEVENT',
    `UID:${escaped(event.uid)}`,
    `DTSTAMP:${utc(event.stamp)}`,
    `DTSTART:${utc(Date.parse(event.starts_at))}`,
    `DTEND:${utc(Date.parse(event.ends_at))}`,
    `SUMMARY:${escaped(event.title)}`,
    ...(event.description ? [`DESCRIPTION:${escaped(event.description)}`] : []),
    ...(event.location ? [`LOCATION:${escaped(event.location)}`] : []),
    ...guests(event),
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** RFC 5545 section 3.8.4.3: guests without an organizer mean nothing. */
function guests({ attendees = [], organizer }: CalendarEvent): string[] {
  if (attendees.length === 0 || !organizer) return [];
  return [
    `ORGANIZER:mailto:${organizer}`,
    ...attendees.map(({ email, name }) => {
      const called = name ? `;CN="${parameter(name)}"` : '';
      return `ATTENDEE${called};ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:${email}`;
    }),
  ];
}

/** Section 3.3.5, form 2. */
const utc = (ms: number): string =>
  new Date(ms)
    .toISOString()
    .replace(/\.\d{3}Z$/, 'Z')
    .replaceAll(/[-:]/g, '');

/** Section 3.3.11. */
const escaped = (text: string): string =>
  text
    .replaceAll(/[\\;,]/g, String.raw`\$&`)
    .replaceAll(/\r\n|\r|\n/g, String.raw`\n`)
    .replaceAll(/(?!\t)\p{Cc}/gu, '');

/** Section 3.2: parameter values hold neither quotes nor control characters. */
const parameter = (text: string): string => text.replaceAll(/["\p{Cc}]/gu, "'");

const LONGEST = 75;

/** Section 3.1: lines of 75 octets at most, broken between characters. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    // The space that a continued line begins with counts.
    if (octets + size > (parts.length > 0 ? LONGEST - 1 : LONGEST)) {
      parts.push(part);
      part = '';
      octets = 0;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n ');
}
