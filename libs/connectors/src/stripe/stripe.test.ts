import { describe, expect, it } from 'vitest';
import { readAttempt } from '@patchbay/connector-sdk/read-attempt';
import { accepts, answer, built, contextOf, refusalOf } from '../../test/built.ts';
import connector from './connector.ts';

const failure = (status: number, error: Record<string, unknown>) => answer(status, { error });
const verdict = (status: number, error: Record<string, unknown>) => {
  const { verdict: read, errorCode } = readAttempt(connector, 'api_key', failure(status, error));
  return [read, errorCode];
};

describe('a Stripe key', () => {
  it.each(['sk_live_51Abc', 'sk_test_51Abc', 'rk_live_51Abc', 'rk_test_51Abc'])(
    'may be %s',
    (key) => {
      expect(refusalOf(connector, 'api_key', { api_key: key })).toBeUndefined();
    },
  );

  it.each([
    ['pk_live_51Abc', /publishable key.*browsers/],
    ['whsec_abc', /signing secret of a webhook/],
    ['acct_123', /must begin with sk_live_/],
    ['sk_live_', /must begin with sk_live_/],
  ])('must not be %s, and the answer says what to use', (key, message) => {
    expect(refusalOf(connector, 'api_key', { api_key: key })).toMatch(message);
  });
});

describe('a request to Stripe', () => {
  it('is pinned to one version and repeatable', () => {
    expect(connector.headers).toEqual({ 'stripe-version': '2023-08-16' });
    expect(connector.idempotencyHeader).toBe('Idempotency-Key');
  });

  it('writes nested values with brackets', () => {
    const { form, url } = built(connector, 'create_session', {
      currency: 'EUR',
      items: [
        { name: 'Bell', amount: 1499, quantity: 2 },
        { name: 'Pump', amount: 900 },
      ],
      success_url: 'https://shop.example/thanks',
      metadata: { order: 'A-1' },
    });
    expect(url).toBe('https://api.stripe.com/v1/checkout/sessions');
    expect(form).toEqual({
      mode: 'payment',
      success_url: 'https://shop.example/thanks',
      'metadata[order]': 'A-1',
      'line_items[0][quantity]': '2',
      'line_items[0][price_data][currency]': 'eur',
      'line_items[0][price_data][unit_amount]': '1499',
      'line_items[0][price_data][product_data][name]': 'Bell',
      'line_items[1][quantity]': '1',
      'line_items[1][price_data][currency]': 'eur',
      'line_items[1][price_data][unit_amount]': '900',
      'line_items[1][price_data][product_data][name]': 'Pump',
    });
  });

  it('charges at once, without the customer, or only reserves', () => {
    const input = { amount: 100, currency: 'eur', customer: 'cus_1', payment_method: 'pm_1' };
    const charged = built(connector, 'charge_card', input).form;
    expect(charged).toMatchObject({ confirm: 'true', off_session: 'true', amount: '100' });
    expect(charged).not.toHaveProperty('capture_method');
    const reserved = built(connector, 'charge_card', { ...input, capture: false }).form;
    expect(reserved).toMatchObject({ capture_method: 'manual' });
    expect(reserved).not.toHaveProperty('capture');
  });

  it('takes amounts as whole units and identifiers of the right kind only', () => {
    const refund = (over: Record<string, unknown>) =>
      accepts(connector, 'refund', { payment: 'pi_1', ...over });
    expect(refund({ amount: 100 })).toBe(true);
    for (const over of [
      { amount: 0 },
      { amount: -1 },
      { amount: 1.5 },
      { amount: '1' },
      { payment: 'ch_1' },
      { payment: 'pi_../x' },
    ]) {
      expect(refund(over)).toBe(false);
    }
  });

  it('refunds for one of Stripe’s reasons, or keeps another beside the refund', () => {
    const form = (reason: string) =>
      built(connector, 'refund', { payment: 'pi_1', metadata: { a: 'b' }, reason }).form;
    expect(form('duplicate')).toEqual({ payment_intent: 'pi_1', 'metadata[a]': 'b', reason: 'duplicate' }); // prettier-ignore
    expect(form('It rings.')).toEqual({ payment_intent: 'pi_1', 'metadata[a]': 'b', 'metadata[reason]': 'It rings.' }); // prettier-ignore
  });
});

describe('Stripe’s answer', () => {
  it('names the account as the dashboard does', () => {
    const account = (body: unknown) => connector.test.account(answer(200, body), contextOf());
    const id = 'acct_1';
    expect(
      account({ object: 'account', id, settings: { dashboard: { display_name: 'Shop' } } }),
    ).toEqual({ id, name: 'Shop' });
    expect(account({ object: 'account', id, business_profile: { name: 'Shop BV' } })).toEqual({
      id,
      name: 'Shop BV',
    });
    expect(
      account({
        object: 'account',
        id,
        settings: { dashboard: { display_name: null } },
        email: 'a@b.c',
      }),
    ).toEqual({ id, name: 'a@b.c' });
    expect(account({ object: 'customer', id: 'cus_1' })).toBeUndefined();
  });

  it('tells an expired key from a wrong one', () => {
    expect(connector.readError!(failure(401, { code: 'api_key_expired' }))?.kind).toBe(
      'credential_expired',
    );
    expect(connector.readError!(failure(401, { type: 'invalid_request_error' }))?.kind).toBe(
      'credential_revoked',
    );
  });

  it('names the permissions a restricted key lacks, and nothing of the key', () => {
    const message =
      "The provided key 'rk_live_secret' does not have the required permissions. Having the 'rak_refund_write' or 'rak_charge_write' permission would allow this.";
    expect(connector.readError!(failure(403, { type: 'invalid_request_error', message }))).toEqual({
      kind: 'scope_insufficient',
      code: 'invalid_request_error',
      missingScopes: ['rak_refund_write', 'rak_charge_write'],
    });
  });

  it('decides what is worth another try', () => {
    expect(
      verdict(402, {
        type: 'card_error',
        code: 'card_declined',
        decline_code: 'insufficient_funds',
      }),
    ).toEqual(['rejected', 'insufficient_funds']);
    expect(verdict(409, { type: 'idempotency_error', code: 'idempotency_key_in_use' })).toEqual([
      'retry',
      'idempotency_key_in_use',
    ]);
    expect(verdict(400, { type: 'idempotency_error' })).toEqual(['rejected', 'idempotency_error']);
    expect(verdict(429, { code: 'lock_timeout' })).toEqual(['retry', 'lock_timeout']);
    expect(verdict(404, { code: 'resource_missing' })).toEqual(['rejected', 'resource_missing']);
    expect(verdict(500, { type: 'api_error' })).toEqual(['retry', 'api_error']);
  });
});
