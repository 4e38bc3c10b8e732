import type { Samples } from '@patchbay/connector-sdk/samples';
import { answers, appSamples, failure, tokenErrors } from '../_microsoft/sample-answers.ts';

const calendar = {
  id: 'AAMkAGI2TGuLAAA=',
  name: 'Bookings',
  color: 'auto',
  canEdit: true,
  owner: { name: 'Adele Vance', address: 'adele@contoso.example' },
};

const event = {
  '@odata.etag': 'W/"ZlnW4RIAV06KYYwlrfNZvQAAKGWwbw=="',
  id: 'AAMkAGIAAAoZDOFAAA=',
  subject: 'Pick up order A-1042',
  start: { dateTime: '2026-03-02T09:00:00.0000000', timeZone: 'Europe/Berlin' },
  end: { dateTime: '2026-03-02T09:30:00.0000000', timeZone: 'Europe/Berlin' },
  webLink: 'https://outlook.office365.com/owa/?itemid=AAMkAGIAAAoZDOFAAA%3D&exvsurl=1',
  transactionId: '7E163156-7762-4BEB-A1C6-729EA81755A7',
};

const at = (time: string) => ({ dateTime: `2026-03-02T${time}.0000000`, timeZone: 'UTC' });

export const samples: Samples = {
  ...appSamples,
  settings: { tenant: 'contoso.com', user: 'shop@contoso.com', calendar_id: calendar.id },
  answers,
  tokenErrors,
  panels: {
    calendar: {
      steps: {
        calendar: {
          answer: {
            status: 200,
            json: {
              value: [calendar],
              '@odata.nextLink': 'https://graph.microsoft.com/v1.0/me/calendars?%24skip=10',
            },
          },
        },
      },
      value: calendar.id,
      answers: [{ status: 200, json: calendar }],
    },
  },
  actions: {
    create_calendar_event: {
      inputs: [
        {
          title: 'Inventory',
          starts_at: '2026-03-02T09:00:00Z',
          ends_at: '2026-03-02T10:00:00Z',
          calendar_id: 'primary',
          online_meeting: true,
        },
      ],
      delivered: {
        status: 201,
        json: event,
        result: { event: event.id, url: event.webLink },
      },
      failed: [
        { ...failure(404, 'ErrorItemNotFound'), code: 'ErrorItemNotFound' },
        { ...failure(400, 'TimeZoneNotSupportedException'), code: 'TimeZoneNotSupportedException' },
      ],
    },
    get_free_busy: {
      inputs: [
        {
          from: '2026-03-02T00:00:00+01:00',
          to: '2026-03-03T00:00:00+01:00',
          calendars: ['room1@contoso.example'],
        },
      ],
      steps: {
        own_address: {
          status: 200,
          json: { id: '87d349ed-44d7-43e1-9a83-5f2406dee5bd', mail: 'adele@contoso.example' },
        },
      },
      delivered: {
        status: 200,
        json: {
          value: [
            {
              scheduleId: 'adele@contoso.example',
              availabilityView: '000220000',
              scheduleItems: [
                { isPrivate: false, status: 'busy', start: at('12:00:00'), end: at('14:00:00') },
                { status: 'free', start: at('15:00:00'), end: at('16:00:00') },
              ],
              workingHours: { daysOfWeek: ['monday'], timeZone: { name: 'UTC' } },
            },
            {
              scheduleId: 'gone@contoso.example',
              error: { message: 'Sample.', responseCode: 'ErrorMailRecipientNotFound' },
            },
          ],
        },
        result: {
          calendars: [
            {
              calendar: 'adele@contoso.example',
              busy: [{ from: '2026-03-02T12:00:00Z', to: '2026-03-02T14:00:00Z' }],
            },
            { calendar: 'gone@contoso.example', busy: [], error: 'ErrorMailRecipientNotFound' },
          ],
          complete: true,
        },
      },
      failed: [{ ...failure(400, 'ErrorInvalidTimeInterval'), code: 'ErrorInvalidTimeInterval' }],
    },
  },
};
