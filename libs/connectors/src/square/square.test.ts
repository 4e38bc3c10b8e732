import { describe, expect, it } from 'vitest';
import { requestsOf } from '@patchbay/connector-sdk/conformance/action-requests';
import { answer, contextOf, refusalOf } from '../../test/built.ts';
import connector from './connector.ts';
import { readTokenError, repairTokenResponse, squareOAuth } from './oauth.ts';

const settings = { environment: 'live', location_id: 'L1' };
const context = contextOf({ settings, messageId: '3a0d2c59-5ad6-4f2f-b6a5-1a8b8f9b2c11' });

describe('Square’s OAuth', () => {
  it('goes to the environment’s own host', () => {
    const { authorizeUrl, tokenUrl, authorizeParams } = squareOAuth;
    const of = <T>(value: T | ((from: Record<string, unknown>) => T), environment: string) =>
      typeof value === 'function' ? (value as (from: object) => T)({ environment }) : value;
    expect(of(authorizeUrl, 'live')).toBe('https://connect.squareup.com/oauth2/authorize');
    expect(of(tokenUrl, 'sandbox')).toBe('https://connect.squareupsandbox.com/oauth2/token');
    expect(of(authorizeParams, 'live')).toEqual({ session: 'false' });
    expect(of(authorizeParams, 'sandbox')).toEqual({});
  });

  it('tells a token’s end by its lifetime, and errors in the words of RFC 6749', () => {
    const token = { access_token: 't', expires_at: '2026-02-01T00:00:00Z', refresh_token: 'r' };
    expect(repairTokenResponse(token)).toMatchObject({
      access_token: 't',
      refresh_token: 'r',
      token_type: 'bearer',
      expires_in: 30 * 86_400,
    });
    expect(repairTokenResponse({ ...token, short_lived: true })['expires_in']).toBe(86_400);
    expect(
      repairTokenResponse({ type: 'service.not_authorized', message: 'Refresh token revoked' }),
    ).toEqual({ error: 'service.not_authorized', error_description: 'Refresh token revoked' });
    expect(repairTokenResponse({ errors: [{ code: 'CLIENT_DISABLED' }] })).toEqual({
      error: 'CLIENT_DISABLED',
    });
  });

  it('tells an ended grant from a wrong application by Square’s words', () => {
    const refusal = { status: 401, error: 'service.not_authorized' };
    const read = (description: string) => readTokenError({ ...refusal, description });
    expect(read('Invalid refresh token')).toBe('revoked');
    expect(read('The token was revoked')).toBe('revoked');
    expect(read('Not Authorized')).toBe('client_refused');
    expect(read('Client secret is wrong')).toBe('client_refused');
    expect(read('Not authorized to use this code')).toBeUndefined();
    expect(readTokenError({ ...refusal, error: 'CLIENT_DISABLED', description: '' })).toBe(
      'client_refused',
    );
  });

  it('is revoked with the application’s secret', () => {
    const client = { clientId: 'sq0idp-1', clientSecret: 'sq0csp-2' };
    expect(squareOAuth.revokeRequest!({ accessToken: 't', client, settings })).toMatchObject({
      method: 'POST',
      baseUrl: 'https://connect.squareup.com',
      path: '/oauth2/revoke',
      headers: { authorization: 'Client sq0csp-2' },
      json: { client_id: 'sq0idp-1', access_token: 't' },
    });
  });
});

describe('a payment at Square', () => {
  const sent = (name: string, input?: unknown) => requestsOf(connector, name, context, input);

  it('is found by its order, reduced, and captured', () => {
    expect(sent('capture').map(({ step }) => step)).toEqual([
      'order',
      'payment',
      'reduce',
      undefined,
    ]);
    expect(sent('capture', { payment: 'P1' }).map(({ step }) => step)).toEqual([
      'order',
      undefined,
    ]);
  });

  it('is refunded by what is left when no amount is given', () => {
    expect(sent('refund', { payment: 'P1' }).at(-1)!.request.json).toMatchObject({
      amount_money: { amount: 2998, currency: 'EUR' },
    });
  });

  const findOrder = connector.actions['cancel']!.before![0]!;
  it('may be named itself, and is not touched before it is paid', () => {
    const byItself = findOrder.read(answer(404), { payment: 'P1' } as never, {});
    expect(byItself).toMatchObject({ payment: 'P1' });
    const unpaid = findOrder.read(answer(200, { order: { id: 'O1' } }), {} as never, {})!;
    const { request } = connector.actions['cancel']!;
    expect(() => request({ payment: 'O1' }, context, unpaid)).toThrow(/not paid yet/);
    const { request: look } = connector.actions['get_status']!;
    expect(look({ payment: 'O1' }, context, unpaid).path).toBe('/v2/orders/{order}');
  });

  it('that was refunded is told by its sums', () => {
    const { read } = connector.actions['get_status']!.result!;
    const state = (refunded: number) =>
      read(
        answer(200, {
          payment: {
            ...{ id: 'P1', status: 'COMPLETED' },
            total_money: { amount: 100, currency: 'EUR' },
            refunded_money: { amount: refunded, currency: 'EUR' },
          },
        }),
        {},
        {},
        context,
      );
    expect(state(0)).toMatchObject({ state: 'captured' });
    expect(state(40)).toMatchObject({ state: 'partially_refunded' });
    expect(state(100)).toMatchObject({ state: 'refunded' });
  });

  it('carries the version, and a key that fits Square’s 45 signs', () => {
    for (const { request } of sent('capture')) {
      expect(request.headers).toEqual({ 'square-version': '2026-09-16' });
    }
    const key = (sent('capture')[2]!.request.json as { idempotency_key: string }).idempotency_key;
    expect(key.length).toBeLessThanOrEqual(45);
  });
});

it.each([
  ['sq0idp-abc', /ID of the application/],
  ['sandbox-sq0csb-abc', /secret of the application/],
])('is not connected by %s', (access_token, message) => {
  expect(refusalOf(connector, 'api_key', { access_token })).toMatch(message);
});
