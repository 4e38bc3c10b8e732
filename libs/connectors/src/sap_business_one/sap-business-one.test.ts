import type { OutgoingRequest } from '@patchbay/connector-sdk/auth/inject';
import { requestsOf } from '@patchbay/connector-sdk/conformance/action-requests';
import { readAttempt } from '@patchbay/connector-sdk/read-attempt';
import { describe, expect, it } from 'vitest';
import { answer, built, contextOf } from '../../test/built.ts';
import connector from './connector.ts';
import { samples } from './samples.ts';
import { session } from './session.ts';

const { series: _, ...settings } = samples.settings!;
const over = {
  flow: 'basic' as const,
  settings,
  messageId: 'msg_1',
  acceptedAt: Date.UTC(2026, 0, 2),
};
const grant = session.grant!;

describe('a session of the Service Layer', () => {
  const cookies = 'B1SESSION=abc-12345;HttpOnly, ROUTEID=.node1; path=/b1s';

  it('is bought for one company', async () => {
    const credentials = { username: 'u', password: 'p' };
    expect(await grant.request({ credentials, settings, now: 0 })).toMatchObject({
      method: 'POST',
      baseUrl: 'https://b1.acme.example:50000',
      path: '/b1s/v2/Login',
      json: { CompanyDB: 'SBODEMODE', UserName: 'u', Password: 'p' },
    });
  });

  it('lasts as many minutes as it says, and travels with the node that knows it', () => {
    const body = { SessionId: 'abc-12345', SessionTimeout: 30 };
    const token = grant.read(answer(200, body, { 'set-cookie': cookies }))!;
    expect(token.expiresInMs).toBe(30 * 60_000);
    expect(sent(token.accessToken)).toBe('B1SESSION=abc-12345; ROUTEID=.node1');
    expect(sent(grant.read(answer(200, body))!.accessToken)).toBe('B1SESSION=abc-12345');
  });

  it('that is over is bought anew, and a wrong password is nobody’s trouble but the user’s', () => {
    const over = { error: { code: '301', message: 'Invalid session or session already timeout.' } };
    expect(readAttempt(connector, 'basic', answer(401, over)).reading?.kind).toBe(
      'credential_expired',
    );
    const failed = answer(401, { error: { code: 100000027, message: { value: 'Login failed' } } });
    expect(grant.read(failed)).toBeUndefined();
    expect(grant.readError!(failed)).toBe('client_refused');
    expect(grant.readError!(answer(502))).toBeUndefined();
  });

  function sent(access_token: string): string | undefined {
    const url = new URL('https://b1.acme.example:50000');
    const request: OutgoingRequest = { method: 'GET', url, headers: {}, body: '' };
    session.inject(request, { credentials: { access_token }, settings, now: 0, messageId: 'm' });
    return request.headers['cookie'];
  }
});

describe('a customer of SAP Business One', () => {
  const input = { email: "o'neill@example.com" };

  it('is looked for by an address in which a quote ends nothing', () => {
    const [find] = requestsOf(connector, 'upsert_contact', contextOf(over), input);
    expect(find?.request.query?.['$filter']).toBe(
      "EmailAddress eq 'o''neill@example.com' and CardType eq 'cCustomer'",
    );
  });

  it('has the next number of the series, else a code that a retry has, too', () => {
    const code = (values: object) =>
      built(connector, 'upsert_contact', input, { ...over, ...values }).json!;
    expect(code({})['CardCode']).toMatch(/^PB[0-9A-F]{13}$/);
    expect(code({})).toEqual(code({}));
    expect(code({ messageId: 'msg_2' })['CardCode']).not.toBe(code({})['CardCode']);
    const numbered = code({ settings: { ...settings, series: '71' } });
    expect(numbered).toMatchObject({ Series: 71 });
    expect(numbered).not.toHaveProperty('CardCode');
  });
});

describe('an invoice of SAP Business One', () => {
  const input = {
    contact: { id: 'C20000' },
    currency: 'EUR',
    lines: [{ description: 'Bell', quantity: 2, unit_amount: 1999 }],
  };

  it('has the item and the tax code of the settings unless its lines name others', () => {
    expect(built(connector, 'create_invoice', input, over).json).toEqual({
      CardCode: 'C20000',
      DocDate: '2026-01-02',
      DocCurrency: 'EUR',
      DocumentLines: [
        {
          ItemCode: 'BIKE',
          ItemDescription: 'Bell',
          Quantity: 2,
          UnitPrice: 19.99,
          VatGroup: 'A2',
        },
      ],
    });
  });

  it('is not sent without an item', () => {
    const { item_code: __, ...without } = settings;
    expect(() => built(connector, 'create_invoice', input, { ...over, settings: without })).toThrow(
      /item/,
    );
  });
});
