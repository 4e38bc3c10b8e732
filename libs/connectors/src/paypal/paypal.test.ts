import { describe, expect, it } from 'vitest';
import { requestsOf } from '@patchbay/connector-sdk/conformance/action-requests';
import type { VendorRequest } from '@patchbay/connector-sdk/request';
import { requestUrl } from '@patchbay/connector-sdk/request-url';
import { answer, built, contextOf, refusalOf } from '../../test/built.ts';
import connector from './connector.ts';
import { moneyOf } from './money.ts';

const grant = connector.auth[0].flow === 'api_key' ? connector.auth[0].grant! : undefined;
const credentials = { client_id: 'Aid', client_secret: 'Esecret' };

describe('PayPal’s environments', () => {
  it.each([
    ['live', 'https://api-m.paypal.com'],
    ['sandbox', 'https://api-m.sandbox.paypal.com'],
  ])('%s asks for tokens and calls at the same host', async (environment, host) => {
    const settings = { environment };
    const token = (await grant!.request({ credentials, settings, now: 0 })) as VendorRequest;
    expect(token).toEqual({
      method: 'POST',
      baseUrl: host,
      path: '/v1/oauth2/token',
      headers: { authorization: `Basic ${Buffer.from('Aid:Esecret').toString('base64')}` },
      form: { grant_type: 'client_credentials' },
    });
    const context = contextOf({ settings });
    expect(requestUrl(connector, connector.test.request(context), context).href).toBe(
      `${host}/v1/identity/openidconnect/userinfo?schema=openid`,
    );
  });

  it('are told apart by the account’s name', () => {
    const name = (environment: string) =>
      connector.test.account(
        answer(200, { user_id: 'https://www.paypal.com/webapps/auth/identity/user/u1' }),
        contextOf({ settings: { environment } }),
      );
    expect(name('live')).toEqual({ id: 'u1', name: 'PayPal account u1' });
    expect(name('sandbox')).toEqual({ id: 'u1', name: 'PayPal account u1 (test mode)' });
  });
});

describe('an amount at PayPal', () => {
  it.each([
    [1499, 'eur', '14.99'],
    [1405, 'EUR', '14.05'],
    [5, 'USD', '0.05'],
    [1499, 'JPY', '1499'],
    [149900, 'HUF', '1499'],
  ])('%i %s is written %s', (amount, currency, value) => {
    expect(moneyOf(amount, currency)).toEqual({ currency_code: currency.toUpperCase(), value });
  });

  it('has no fraction where PayPal takes whole units only', () => {
    expect(() => moneyOf(149950, 'HUF')).toThrow(/whole units/);
  });
});

describe('a payment at PayPal', () => {
  it('is an order whose items add up', () => {
    const { json } = built(connector, 'create_session', {
      currency: 'eur',
      items: [
        { name: 'Bell', amount: 1499, quantity: 2 },
        { name: 'Pump', amount: 900 },
      ],
      success_url: 'https://shop.example/thanks',
      reference: 'A-1',
    });
    expect(json).toMatchObject({
      intent: 'CAPTURE',
      purchase_units: [
        {
          custom_id: 'A-1',
          amount: {
            currency_code: 'EUR',
            value: '38.98',
            breakdown: { item_total: { currency_code: 'EUR', value: '38.98' } },
          },
          items: [
            { quantity: '2', unit_amount: { value: '14.99' } },
            { quantity: '1', unit_amount: { value: '9.00' } },
          ],
        },
      ],
    });
  });

  it.each([
    ['card', { payment_type: 'UNSCHEDULED' }],
    ['paypal', { usage_pattern: 'UNSCHEDULED_POSTPAID' }],
  ])('charges a saved %s without the customer', (kind, words) => {
    const input = { amount: 100, currency: 'eur', payment_method: 'v1', kind };
    expect(built(connector, 'charge_card', input).json).toMatchObject({
      payment_source: {
        [kind]: {
          vault_id: 'v1',
          stored_credential: { payment_initiator: 'MERCHANT', usage: 'SUBSEQUENT', ...words },
        },
      },
    });
  });

  const after = (name: string, order: unknown, input: Record<string, unknown> = {}) => {
    const action = connector.actions[name]!;
    const found = action.before![0]!.read(answer(200, order), {} as never, {})!;
    const own = { payment: 'O1', ...input };
    return action.request(action.input.parse(own), contextOf(), found);
  };
  const order = (intent: string, payments: Record<string, unknown> = {}) => ({
    ...{ id: 'O1', status: 'APPROVED', intent },
    purchase_units: [{ amount: { currency_code: 'EUR', value: '20.00' }, payments }],
  });

  it('is captured whole by its order, or in part by its authorization', () => {
    expect(after('capture', order('CAPTURE')).path).toBe('/v2/checkout/orders/{order}/capture');
    expect(() => after('capture', order('CAPTURE'), { amount: 100 })).toThrow(/whole/);
    const reserved = order('AUTHORIZE', { authorizations: [{ id: 'A1', status: 'CREATED' }] });
    expect(after('capture', reserved, { amount: 100 })).toMatchObject({
      path: '/v2/payments/authorizations/{authorization}/capture',
      params: { authorization: 'A1' },
      json: { amount: { currency_code: 'EUR', value: '1.00' }, final_capture: true },
    });
  });

  it('is authorized first where only reserving was asked for, with a key of its own', () => {
    const authorize = connector.actions['capture']!.before![1]!;
    const request = authorize.request({ payment: 'O1' } as never, contextOf({ messageId: 'm1' }), {
      intent: 'AUTHORIZE',
      authorization: '',
    });
    expect(request).toMatchObject({
      path: '/v2/checkout/orders/{order}/authorize',
      headers: { 'paypal-request-id': 'm1-authorize' },
    });
    expect(requestsOf(connector, 'capture', contextOf()).map(({ step }) => step)).toEqual([
      'order',
      undefined,
    ]);
  });

  it('can be refunded only when captured, and given back only when reserved', () => {
    expect(() => after('refund', order('CAPTURE'))).toThrow(/nothing to refund/);
    expect(() => after('cancel', order('CAPTURE'))).toThrow(/no reserved amount/);
    const paid = order('CAPTURE', { captures: [{ id: 'C1', status: 'COMPLETED' }] });
    expect(after('refund', paid)).toMatchObject({ params: { capture: 'C1' }, json: {} });
  });
});

it.each([
  ['access_token$production$x', /Braintree/],
  ['A21AAFsample', /access token, which ends/],
  ['shop@example.com', /e-mail address/],
])('is not connected by %s as a client ID', (client_id, message) => {
  expect(refusalOf(connector, 'api_key', { client_id, client_secret: 'x' })).toMatch(message);
});
