import { describe, expect, it } from 'vitest';
import { icalendar } from './icalendar.ts';

const event = {
  uid: 'u-1',
  stamp: Date.UTC(2026, 0, 2, 3, 4, 5),
  title: 'Pick up order A-1042',
  starts_at: '2026-03-02T09:00:00+01:00',
  ends_at: '2026-03-02T09:30:00+01:00',
};
const unfolded = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');

describe('an event as text (RFC 5545)', () => {
  it('is written in UTC, line by line', () => {
    expect(icalendar(event)).toBe(
      [
        ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Patchbay//Patchbay//EN'],
        ...['CALSCALE:GREGORIAN', 'BEGIN:VEVENT', 'UID:u-1', 'DTSTAMP:20260102T030405Z'],
        ...['DTSTART:20260302T080000Z', 'DTEND:20260302T083000Z', 'SUMMARY:Pick up order A-1042'],
        ...['END:VEVENT', 'END:VCALENDAR', ''],
      ].join('\r\n'),
    );
  });

  it('cannot be broken out of by what a caller writes', () => {
    const title = 'a\r\nEND:VEVENT\r\nBEGIN:VEVENT;b,c\\d\u0000';
    const lines = unfolded(icalendar({ ...event, title }));
    expect(lines).toContain(String.raw`SUMMARY:a\nEND:VEVENT\nBEGIN:VEVENT\;b\,c\\d`);
    expect(lines.filter((line) => line === 'END:VEVENT')).toHaveLength(1);
  });

  it('invites guests in the name of the owner, and nobody without one', () => {
    const attendees = [{ email: 'ada@example.com', name: 'Ada "L"' }, { email: 'b@example.com' }];
    const lines = unfolded(icalendar({ ...event, attendees, organizer: 'shop@icloud.com' }));
    expect(lines).toContain('ORGANIZER:mailto:shop@icloud.com');
    expect(lines).toContain(
      `ATTENDEE;CN="Ada 'L'";ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:ada@example.com`,
    );
    expect(icalendar({ ...event, attendees })).not.toContain('ATTENDEE');
  });

  it('breaks lines at 75 octets, never within a character', () => {
    const title = 'ä'.repeat(200);
    const text = icalendar({ ...event, title });
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(unfolded(text)).toContain(`SUMMARY:${title}`);
  });
});
