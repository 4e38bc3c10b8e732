import { describe, expect, it } from 'vitest';
import { readAttempt } from '@patchbay/connector-sdk/read-attempt';
import { accepts, answer, built, contextOf } from '../../test/built.ts';
import connector from './connector.ts';

const event = {
  title: 'Pick up',
  starts_at: '2026-03-02T09:00:00+01:00',
  ends_at: '2026-03-02T09:30:00+01:00',
};
const create = connector.actions['create_calendar_event']!;
const insert = create.before![0]!;
const context = contextOf({ flow: 'oauth', messageId: 'msg_1' });
const inserted = (over: object = {}) =>
  insert.request(create.input.parse({ ...event, ...over }) as never, context, {})!;

describe('an event of Google Calendar', () => {
  it('has the same identifier at every attempt, in letters that Google takes', () => {
    const { id } = inserted().json as { id: string };
    expect(id).toMatch(/^[0-9a-v]{5,1024}$/);
    expect((inserted().json as { id: string }).id).toBe(id);
  });

  it('is there already when Google refuses it as duplicate, and is read back', () => {
    const input = create.input.parse(event) as never;
    const refused = answer(409, { error: { code: 409, errors: [{ reason: 'duplicate' }] } });
    expect(insert.accepts).toEqual([409]);
    expect(insert.read(refused, input, {})).toEqual({});
    const { id } = inserted().json as { id: string };
    expect(create.request(input, context, {})).toMatchObject({
      method: 'GET',
      params: { calendarId: 'primary', eventId: id },
    });
  });

  it('goes into the calendar of the settings unless the delivery names another', () => {
    const settings = { calendar_id: 'team@group.calendar.google.com' };
    const into = (over: object) =>
      insert.request(
        create.input.parse({ ...event, ...over }) as never,
        { ...context, settings },
        {},
      )!.params!['calendarId'];
    expect(into({})).toBe('team@group.calendar.google.com');
    expect(into({ calendar_id: 'primary' })).toBe('primary');
  });

  it('invites guests unless told not to', () => {
    expect(inserted().query).toEqual({ sendUpdates: 'all' });
    expect(inserted({ notify: false }).query).toEqual({ sendUpdates: 'none' });
  });

  it('ends after it begins, at times with an offset, in a zone that exists', () => {
    const ok = (over: object) => accepts(connector, 'create_calendar_event', { ...event, ...over });
    expect(ok({ time_zone: 'Europe/Berlin' })).toBe(true);
    expect(ok({ ends_at: event.starts_at })).toBe(false);
    expect(ok({ starts_at: '2026-03-02T09:00:00' })).toBe(false);
    expect(ok({ time_zone: 'Europe/Atlantis' })).toBe(false);
  });
});

describe('the busy times of Google Calendar', () => {
  const busy = connector.actions['get_free_busy']!;

  it('are asked of the account’s own calendar when no other is named', () => {
    const { json } = built(connector, 'get_free_busy', {
      from: '2026-03-02T00:00:00Z',
      to: '2026-03-03T00:00:00Z',
    });
    expect(json).toEqual({
      timeMin: '2026-03-02T00:00:00Z',
      timeMax: '2026-03-03T00:00:00Z',
      items: [{ id: 'primary' }],
    });
  });

  it('say that they are cut when there are more than a result holds', () => {
    const slot = { start: '2026-03-02T08:00:00Z', end: '2026-03-02T08:30:00Z' };
    const calendars = { a: { busy: Array.from({ length: 400 }, () => slot) }, b: { busy: [] } };
    const read = busy.result!.read(answer(200, { calendars }), {}, {}, contextOf()) as Record<
      string,
      unknown
    >;
    expect(read['complete']).toBe(false);
    expect(JSON.stringify(read).length).toBeLessThan(16 * 1024);
  });
});

it('Google Calendar’s spent quota is tried again, even where it comes as 403', () => {
  const refused = (reason: string) =>
    readAttempt(connector, 'oauth', answer(403, { error: { code: 403, errors: [{ reason }] } }));
  expect(refused('quotaExceeded').verdict).toBe('retry');
  expect(refused('forbiddenForNonOrganizer').verdict).toBe('rejected');
});
