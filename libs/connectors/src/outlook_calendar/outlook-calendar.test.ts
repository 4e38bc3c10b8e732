import { describe, expect, it } from 'vitest';
import { requestsOf } from '@patchbay/connector-sdk/conformance/action-requests';
import { built, contextOf } from '../../test/built.ts';
import connector from './connector.ts';
import { wallTime } from './wall-time.ts';

it.each([
  ['2026-03-02T09:00:00+01:00', undefined, '2026-03-02T08:00:00', 'UTC'],
  ['2026-03-02T08:00:00Z', 'Europe/Berlin', '2026-03-02T09:00:00', 'Europe/Berlin'],
  ['2026-07-01T22:30:00Z', 'Europe/Berlin', '2026-07-02T00:30:00', 'Europe/Berlin'],
  [
    '2026-03-02T00:00:00-08:00',
    'America/Los_Angeles',
    '2026-03-02T00:00:00',
    'America/Los_Angeles',
  ],
])('the moment %s in %s is %s on the wall', (moment, zone, dateTime, timeZone) => {
  expect(wallTime(moment, zone)).toEqual({ dateTime, timeZone });
});

describe('an event of Outlook', () => {
  const event = { title: 'x', starts_at: '2026-03-02T09:00:00Z', ends_at: '2026-03-02T10:00:00Z' };

  it('is told apart from its own repetition by the delivery', () => {
    const over = { flow: 'oauth' as const, messageId: 'm1' };
    const { url, json } = built(connector, 'create_calendar_event', event, over);
    expect(url).toBe('https://graph.microsoft.com/v1.0/me/events');
    expect(json).toMatchObject({ subject: 'x', transactionId: 'm1' });
  });

  it('goes to the settings’ calendar unless the delivery names another', () => {
    const settings = { calendar_id: 'AA=' };
    const of = (calendar_id?: string) =>
      built(
        connector,
        'create_calendar_event',
        { ...event, calendar_id },
        { flow: 'oauth', settings },
      ).url;
    expect(of()).toContain('/me/calendars/AA%3D/events');
    expect(of('BB=')).toContain('/me/calendars/BB%3D/events');
    expect(of('primary')).toContain('/me/events');
  });
});

it('asks for its own address only when no calendar is named', () => {
  const steps = (input?: unknown) =>
    requestsOf(connector, 'get_free_busy', contextOf({ flow: 'oauth' }), input).map(
      ({ step }) => step,
    );
  expect(steps()).toEqual(['own_address', undefined]);
  const [from, to] = ['2026-03-02T00:00:00Z', '2026-03-03T00:00:00Z'];
  expect(steps({ from, to, calendars: ['a@b.nl'] })).toEqual([undefined]);
});
