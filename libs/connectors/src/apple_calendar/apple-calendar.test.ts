import { describe, expect, it } from 'vitest';
import { requestsOf } from '@patchbay/connector-sdk/conformance/action-requests';
import { responseOf } from '@patchbay/connector-sdk/conformance/response-of';
import { trialsOf } from '@patchbay/connector-sdk/conformance/trial';
import type { VendorRequest } from '@patchbay/connector-sdk/request';
import connector from './connector.ts';
import { calendarsIn } from './find-calendar.ts';
import { calendars, samples } from './samples.ts';

const { context } = trialsOf(connector).trials[0]!;
const requests = (input?: unknown, settings = context.settings) =>
  requestsOf(connector, 'create_calendar_event', { ...context, settings }, input).map(
    ({ request }) => request,
  );

const XML = '<multistatus xmlns="DAV:"><response><href>/</href><propstat><prop>';
const END = '</prop></propstat></response></multistatus>';

async function discovered(home: string) {
  const asked: VendorRequest[] = [];
  const answers = [
    `${XML}<current-user-principal><href>/123456789/principal/</href></current-user-principal>${END}`,
    `${XML}<calendar-home-set><href>${home}</href></calendar-home-set>${END}`,
  ];
  const facts = await connector.discover!({
    settings: {},
    flow: 'basic',
    credentials: {},
    call: (request) => {
      asked.push(request);
      const text = answers[asked.length - 1]!;
      return Promise.resolve({ status: 207, headers: {}, text, body: undefined });
    },
  });
  return { facts, asked };
}

describe('Apple Calendar', () => {
  it('finds out who one is, then where one’s calendars are', async () => {
    const { facts, asked } = await discovered(
      'https://p7-caldav.icloud.com:443/123456789/calendars/',
    );
    expect(asked).toMatchObject([
      { method: 'PROPFIND', path: '/', headers: { depth: '0' } },
      { method: 'PROPFIND', path: '/{user}/principal/', params: { user: '123456789' } },
    ]);
    expect(facts).toEqual({
      user: '123456789',
      home_host: 'p7-caldav.icloud.com',
      home_user: '123456789',
    });
  });

  it.each([
    'https://evil.example/123456789/calendars/',
    'https://p7-caldav.icloud.com.evil.example/1/calendars/',
    'http://p7-caldav.icloud.com/1/calendars/',
  ])('is not led to %s', async (home) => {
    await expect(discovered(home)).rejects.toThrow(/unexpected/);
  });

  it('writes the event under a name of its own', () => {
    const [list, write] = requests();
    expect(list).toMatchObject({
      method: 'PROPFIND',
      baseUrl: 'https://p42-caldav.icloud.com',
      headers: { depth: '1' },
    });
    expect(write).toMatchObject({
      method: 'PUT',
      path: '/{user}/calendars/{calendar}/{file}',
      params: { user: '123456789', calendar: 'home' },
      headers: { 'content-type': 'text/calendar; charset=utf-8' },
    });
    expect(write!.text).toContain('DTSTAMP:20260102T030404Z\r\n');
    expect(write!.text).toContain('ORGANIZER:mailto:ada@icloud.com\r\n');
  });

  it('knows calendars that take events, by name or ID', () => {
    expect(calendarsIn(responseOf(calendars).text)).toEqual([
      { id: 'home', name: 'Home' },
      { id: 'A1B2-C3', name: 'Work & Play' },
    ]);
    const [, write] = requests(undefined, { ...context.settings, calendar: 'work & play' });
    expect(write!.params).toMatchObject({ calendar: 'A1B2-C3' });
    const input = { ...(samples.actions!['create_calendar_event']!.inputs![0] as object) };
    expect(() => requests({ ...input, calendar_id: 'Gone' })).toThrow(/names none/);
  });

  it.each(['hunter2', 'abcdefghijklmnop', 'ABCD-EFGH-IJKL-MNOP'])(
    'refuses %s as an app-specific password',
    (app_password) => {
      const { fields } = connector.auth[0] as {
        fields: { safeParse: (v: unknown) => { success: boolean } };
      };
      expect(fields.safeParse({ apple_id: 'a@icloud.com', app_password }).success).toBe(false);
    },
  );
});
