import { describe, expect, it } from 'vitest';
import { readTest } from '@patchbay/connector-sdk/read-test';
import { accepts, answer, built, contextOf } from '../../test/built.ts';
import connector from './connector.ts';
import { comparableEmail } from './hashed-person.ts';

const settings = { customer_id: '1234567890', conversion_action_id: '42' };
const context = contextOf({ flow: 'oauth', settings, version: 'v26' });
const event = (input: object, over: object = {}) =>
  (
    built(connector, 'upload_conversion', input, { ...context, ...over }).json as {
      events: Record<string, unknown>[];
    }
  ).events[0]!;

describe('a conversion for Google Ads', () => {
  it('goes to the account that owns the conversion action, through its manager if there is one', () => {
    const sent = (over: object) =>
      built(connector, 'upload_conversion', { gclid: 'g' }, { settings: { ...settings, ...over } });
    expect(sent({}).url).toBe('https://datamanager.googleapis.com/v1/events:ingest');
    expect(sent({}).json!['destinations']).toEqual([
      {
        operatingAccount: { accountType: 'GOOGLE_ADS', accountId: '1234567890' },
        productDestinationId: '42',
      },
    ]);
    expect(sent({ login_customer_id: '9876543210' }).json!['destinations']).toMatchObject([
      { loginAccount: { accountType: 'GOOGLE_ADS', accountId: '9876543210' } },
    ]);
  });

  it('counts once however often it is sent: by its order, else by its delivery', () => {
    const over = { messageId: 'msg_1', acceptedAt: Date.UTC(2026, 0, 2) };
    expect(event({ gclid: 'g' }, over)).toMatchObject({
      transactionId: 'msg_1',
      eventTimestamp: '2026-01-02T00:00:00.000Z',
    });
    expect(event({ gclid: 'g', order_id: 'A-1' }, over)['transactionId']).toBe('A-1');
  });

  it('never tells an address or a number, only their hashes', () => {
    const sent = built(
      connector,
      'upload_conversion',
      { email: 'Ada@Example.com', phone: '+31201234567' },
      context,
    );
    expect(JSON.stringify(sent.json)).not.toMatch(/ada|31201234567/i);
    expect(sent.json!['encoding']).toBe('HEX');
    expect(event({ email: 'ada@example.com' })['userData']).toEqual({
      userIdentifiers: [
        // printf ada@example.com | sha256sum
        { emailAddress: 'b5fc85e55755f9e0d030a10ab4429b6b2944855f9a0d60077fe832becbc41d72' },
      ],
    });
  });

  it.each([
    ['cloudy.sanfrancisco+shopping@gmail.com', 'cloudysanfrancisco@gmail.com'],
    ['user.name+NYC@Example.com', 'user.name+nyc@example.com'],
  ])('compares %s as %s', (email, compared) => {
    expect(comparableEmail(email)).toBe(compared);
  });

  it('needs somebody it is about, and a currency with its value', () => {
    const ok = (input: object) => accepts(connector, 'upload_conversion', input);
    expect(ok({})).toBe(false);
    expect(ok({ email: 'ada@example.com' })).toBe(true);
    expect(ok({ gclid: 'g', value: 1 })).toBe(false);
    expect(() => event({ gclid: 'g' }, { settings: { customer_id: '1234567890' } })).toThrow(
      /conversion_action_id/,
    );
  });
});

describe('the account of Google Ads', () => {
  it('is given with or without dashes, and told from a tag', () => {
    const given = (customer_id: string) => connector.settings!.safeParse({ customer_id });
    expect(given('123-456-7890').data).toEqual({ customer_id: '1234567890' });
    expect(given('AW-123456789').error?.issues[0]?.message).toMatch(/tag/);
  });

  it('says when it is a test account', () => {
    const customer = { id: '1', descriptiveName: 'Try', testAccount: true };
    const body = { results: [{ customer }] };
    expect(readTest(connector, 'oauth', answer(200, body), context).account?.name).toBe(
      'Try (test mode)',
    );
  });

  it('is reached through the manager account that the settings name', () => {
    const { headers } = connector.test.request({
      ...context,
      settings: { ...settings, login_customer_id: '9876543210' },
    });
    expect(headers).toEqual({ 'login-customer-id': '9876543210' });
  });
});
