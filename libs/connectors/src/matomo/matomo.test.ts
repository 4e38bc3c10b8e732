import { describe, expect, it } from 'vitest';
import { injectorOf } from '@patchbay/connector-sdk/auth/injector-of';
import { answer, built } from '../../test/built.ts';
import connector from './connector.ts';

const settings = { base_url: 'https://stats.example.com/matomo', site_id: '3' };
const form = (input: object, acceptedAt = 1_767_323_045_000) =>
  built(connector, 'track_event', { event_name: 'E', ...input }, { settings, acceptedAt });

describe('an event at Matomo', () => {
  it('is a form to the folder of one’s own Matomo', () => {
    const sent = form({ user_id: 'u', value: 2.5 });
    expect(sent.url).toBe('https://stats.example.com/matomo/matomo.php');
    expect(sent.form).toEqual({
      idsite: '3',
      rec: '1',
      apiv: '1',
      ca: '1',
      send_image: '0',
      e_c: 'Event',
      e_a: 'E',
      e_v: '2.5',
      uid: 'u',
      cdt: '1767323045',
    });
  });

  it('names visitors by sixteen hexadecimal digits, whatever they were called', () => {
    const id = (client_id: string) => form({ client_id }).form['_id'];
    expect(id('0123456789ABCDEF')).toBe('0123456789abcdef');
    expect(id('GA1.2.3')).toMatch(/^[0-9a-f]{16}$/);
    expect(id('GA1.2.3')).toBe(id('GA1.2.3'));
  });

  it('writes properties out as its name, which is all it has', () => {
    expect(form({ properties: { plan: 'gold', seats: 3 } }).form['e_n']).toBe(
      'plan: gold, seats: 3',
    );
    expect(form({ properties: { a: 1 }, label: 'L' }).form['e_n']).toBe('L');
  });

  it('takes the token along in its body, where nobody logs it', () => {
    const request = {
      method: 'POST',
      url: new URL('https://stats.example.com/matomo.php'),
      headers: {},
      body: 'idsite=1',
    };
    const context = { credentials: { token_auth: 'a&b' }, settings, now: 0, messageId: 'm' };
    injectorOf(connector.auth[0])(request, context);
    expect(request.body).toBe('idsite=1&token_auth=a%26b');
  });
});

it.each([
  ['Unable to authenticate with the provided token. …', 'credential_revoked'],
  ["You can't access this resource as it requires 'view' access for …", 'scope_insufficient'],
  ['Please specify a value for idSite.', 'rejected'],
])('Matomo’s "%s", although with 200, is %s', (message, kind) => {
  expect(connector.readError!(answer(200, { result: 'error', message }))?.kind).toBe(kind);
});

it('takes the folder’s address, not a file’s', () => {
  const accepts = (base_url: string) =>
    connector.settings!.safeParse({ base_url, site_id: '1' }).success;
  expect(accepts('https://stats.example.com/')).toBe(true);
  expect(accepts('https://stats.example.com/matomo.php')).toBe(false);
});
