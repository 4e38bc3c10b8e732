import type { Samples } from '@patchbay/connector-sdk/samples';
import { commonRefusals, olderFailure, tokenErrors } from '../_google/sample-answers.ts';
import { delegatingSamples } from '../_google/sample-service-account.ts';

const event = {
  kind: 'calendar#event',
  etag: '"3181161784712000"',
  id: 'a1b2c3d4e5f6',
  status: 'confirmed',
  htmlLink: 'https://www.google.com/calendar/event?eid=YTFiMmMz',
  created: '2026-03-01T10:00:00.000Z',
  summary: 'Pick up order A-1042',
  start: { dateTime: '2026-03-02T09:00:00+01:00', timeZone: 'Europe/Berlin' },
  end: { dateTime: '2026-03-02T09:30:00+01:00', timeZone: 'Europe/Berlin' },
};

export const samples: Samples = {
  ...delegatingSamples,
  settings: { calendar_id: 'abc123@group.calendar.google.com' },
  answers: {
    connected: {
      status: 200,
      json: {
        kind: 'calendar#calendar',
        etag: '"a"',
        id: 'shop@example.com',
        summary: 'shop@example.com',
        timeZone: 'Europe/Berlin',
      },
    },
    ...commonRefusals,
  },
  actions: {
    create_calendar_event: {
      inputs: [
        {
          title: 'Inventory',
          starts_at: '2026-03-02T09:00:00Z',
          ends_at: '2026-03-02T10:00:00Z',
          calendar_id: 'primary',
          notify: false,
        },
      ],
      steps: { insert: { status: 200, json: event } },
      delivered: {
        status: 200,
        json: event,
        result: { event: event.id, url: event.htmlLink },
      },
      failed: [
        { ...olderFailure(404, 'notFound'), code: 'notFound' },
        { ...olderFailure(403, 'requiredAccessLevel', 'calendar'), code: 'requiredAccessLevel' },
      ],
    },
    get_free_busy: {
      inputs: [{ from: '2026-03-02T00:00:00Z', to: '2026-03-03T00:00:00Z' }],
      delivered: {
        status: 200,
        json: {
          kind: 'calendar#freeBusy',
          timeMin: '2026-03-02T00:00:00.000Z',
          timeMax: '2026-03-03T00:00:00.000Z',
          calendars: {
            'shop@example.com': {
              busy: [{ start: '2026-03-02T08:00:00Z', end: '2026-03-02T08:30:00Z' }],
            },
            'gone@example.com': { errors: [{ domain: 'global', reason: 'notFound' }], busy: [] },
          },
        },
        result: {
          calendars: [
            {
              calendar: 'shop@example.com',
              busy: [{ from: '2026-03-02T08:00:00Z', to: '2026-03-02T08:30:00Z' }],
            },
            { calendar: 'gone@example.com', busy: [], error: 'notFound' },
          ],
          complete: true,
        },
      },
      failed: [{ ...olderFailure(400, 'timeRangeEmpty', 'calendar'), code: 'timeRangeEmpty' }],
    },
  },
  tokenErrors,
};
