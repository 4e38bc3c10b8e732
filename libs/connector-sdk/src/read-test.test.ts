import { describe, expect, it } from 'vitest';
import { AUTH_FLOWS } from '@patchbay/core/auth-flow';
import type { Connector } from './definition.ts';
import { readFailure, readTest } from './read-test.ts';
import type { VendorResponse } from './request.ts';

const answer = (
  status: number,
  body?: unknown,
  headers: Record<string, string> = {},
): VendorResponse => ({
  status,
  headers,
  body,
  text: body === undefined ? '' : JSON.stringify(body),
});

const connector: Pick<Connector, 'readError' | 'test'> = {
  test: {
    requiredScopes: ['me.read'],
    request: () => ({ method: 'GET', path: '/me' }),
    account: ({ body }) => {
      const id = (body as { id?: string } | undefined)?.id;
      return id ? { id, name: `Account ${id}` } : undefined;
    },
  },
};

const context = { settings: {}, flow: 'api_key', now: 0 } as const;
const read = (
  response: VendorResponse | null,
  flow: (typeof AUTH_FLOWS)[number] = 'api_key',
  over: Partial<typeof connector> = {},
) => readTest({ ...connector, ...over }, flow, response, context);

describe('a test call’s answer', () => {
  it('is network_error when there is none', () => {
    expect(read(null)).toEqual({ outcome: 'network_error' });
  });

  it('is connected with the account it tells', () => {
    expect(read(answer(200, { id: '7' }))).toEqual({
      outcome: 'connected',
      account: { id: '7', name: 'Account 7' },
    });
  });

  it('is vendor_error when a success is not this vendor’s', () => {
    expect(read(answer(200, '<html>'))).toEqual({
      outcome: 'vendor_error',
      vendorCode: 'unexpected_answer',
    });
  });

  it('is credential_expired for a refused token and credential_revoked for any other credential', () => {
    const outcomes = AUTH_FLOWS.map((flow) => [flow, read(answer(401), flow).outcome]);
    expect(Object.fromEntries(outcomes)).toEqual({
      oauth: 'credential_expired',
      api_key: 'credential_revoked',
      signed_token: 'credential_revoked',
      basic: 'credential_revoked',
    });
  });

  it('is credential_expired for a key when the vendor says that it expired', () => {
    expect(read(answer(401, { error: 'key_expired' }))).toEqual({
      outcome: 'credential_expired',
      vendorCode: '401',
    });
  });

  it.each(AUTH_FLOWS)(
    'is scope_insufficient for 403 with %s, naming what the test needs',
    (flow) => {
      expect(read(answer(403), flow)).toEqual({
        outcome: 'scope_insufficient',
        missingScopes: ['me.read'],
        vendorCode: '403',
      });
    },
  );

  it('names the scopes of a Bearer challenge rather than those of the test', () => {
    const challenge = { 'www-authenticate': 'Bearer error="insufficient_scope", scope="a b"' };
    expect(read(answer(403, undefined, challenge), 'oauth')).toEqual({
      outcome: 'scope_insufficient',
      missingScopes: ['a', 'b'],
      vendorCode: 'insufficient_scope',
    });
  });

  it.each([301, 400, 404, 408, 409, 418, 429, 500, 503])(
    'is vendor_error with the code for %j',
    (status) => {
      expect(read(answer(status))).toEqual({ outcome: 'vendor_error', vendorCode: String(status) });
    },
  );

  it('means what the connector says it means, even at 200', () => {
    const readError = () => ({ kind: 'credential_revoked', code: 'gone' }) as const;
    expect(read(answer(200, { id: '7' }), 'api_key', { readError })).toEqual({
      outcome: 'credential_revoked',
      vendorCode: 'gone',
    });
  });

  it('proves the credential at a failing status only where the connector accepts it', () => {
    const accepting = { test: { ...connector.test, accepts: () => true } };
    expect(read(answer(405, { id: '7' }), 'api_key', accepting).outcome).toBe('connected');
    expect(read(answer(405, { id: '7' })).outcome).toBe('vendor_error');
  });

  it('is never connected when discovery gave up on it', () => {
    const failure = (status: number) => readFailure(connector, 'oauth', answer(status)).outcome;
    expect([200, 401, 403, 500].map(failure)).toEqual([
      'vendor_error',
      'credential_expired',
      'scope_insufficient',
      'vendor_error',
    ]);
  });
});
