import type { SampleAnswer, Samples } from '@patchbay/connector-sdk/samples';
import { uuidFrom } from '../_generic/uuid-from.ts';

const XML = { 'content-type': 'text/xml; charset=UTF-8' };

const multistatus = (responses: string): SampleAnswer => ({
  status: 207,
  headers: XML,
  text: `<?xml version="1.0" encoding="UTF-8"?><multistatus xmlns="DAV:">${responses}</multistatus>`,
});

const response = (href: string, properties: string) =>
  `<response><href>${href}</href><propstat><prop>${properties}</prop><status>HTTP/1.1 200 OK</status></propstat></response>`;

const CALDAV = 'xmlns="urn:ietf:params:xml:ns:caldav"';

const principal = multistatus(
  response(
    '/123456789/principal/',
    [
      '<current-user-principal><href>/123456789/principal/</href></current-user-principal>',
      '<displayname>Ada Lovelace</displayname>',
      `<calendar-home-set ${CALDAV}><href xmlns="DAV:">https://p42-caldav.icloud.com:443/123456789/calendars/</href></calendar-home-set>`,
      `<calendar-user-address-set ${CALDAV}><href xmlns="DAV:" preferred="1">mailto:ada@icloud.com</href><href xmlns="DAV:">/123456789/principal/</href></calendar-user-address-set>`,
    ].join(''),
  ),
);

const kinds = (name: string) =>
  `<supported-calendar-component-set ${CALDAV}><comp name="${name}"/></supported-calendar-component-set>`;

const collection = (name: string, kind: string) =>
  `<displayname>${name}</displayname><resourcetype><collection/><calendar ${CALDAV}/></resourcetype>${kinds(kind)}`;

export const calendars = multistatus(
  [
    response('/123456789/calendars/', '<resourcetype><collection/></resourcetype>'),
    response('/123456789/calendars/tasks/', collection('Reminders', 'VTODO')),
    response('/123456789/calendars/home/', collection('Home', 'VEVENT')),
    response('/123456789/calendars/A1B2-C3/', collection('Work &amp; Play', 'VEVENT')),
  ].join(''),
);

const UID = uuidFrom('msg_conformance');

const refusal = (status: number, condition: string): SampleAnswer => ({
  status,
  headers: XML,
  text: `<?xml version="1.0"?><D:error xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><C:${condition}/></D:error>`,
});

export const samples: Samples = {
  settings: { calendar: 'Home' },
  credentials: { basic: { apple_id: 'ada@icloud.com', app_password: 'abcd-efgh-ijkl-mnop' } },
  discovered: {
    user: '123456789',
    home_host: 'p42-caldav.icloud.com',
    home_user: '123456789',
    address: 'ada@icloud.com',
  },
  answers: {
    connected: principal,
    credential_revoked: { status: 401, text: '' },
    scope_insufficient: refusal(403, 'need-privileges'),
    vendor_error: [
      { status: 503, text: '' },
      { status: 200, text: '<html></html>' },
    ],
  },
  actions: {
    create_calendar_event: {
      inputs: [
        {
          title: 'Inventory',
          starts_at: '2026-03-02T09:00:00Z',
          ends_at: '2026-03-02T10:00:00Z',
          calendar_id: 'work & play',
        },
      ],
      steps: { calendars },
      delivered: { status: 201, text: '', result: { event: UID } },
      failed: [
        { ...refusal(403, 'valid-calendar-data'), code: 'valid-calendar-data' },
        { status: 404, text: '', code: '404' },
      ],
    },
  },
  unreachable: {
    credential_expired: 'app-specific passwords have no lifetime; a changed password revokes them',
  },
};
