import { describe, expect, it } from 'vitest';
import { readAttempt } from '@patchbay/connector-sdk/read-attempt';
import { readTest } from '@patchbay/connector-sdk/read-test';
import { answer, built, contextOf } from '../../test/built.ts';
import connector from './connector.ts';
import { EDIT, READ } from './scopes.ts';

const [method] = connector.auth;
if (method.flow !== 'oauth') throw new Error('Google Analytics connects by OAuth');
const context = contextOf({ flow: 'oauth' });
const failure = (code: number, error: Record<string, unknown>) =>
  answer(code, { error: { code, message: 'm', ...error } });
const reason = (name: string) => ({ details: [{ '@type': 'x' }, { reason: name }] });

describe('a grant of Google', () => {
  it('is asked for with a refresh token, every time', () => {
    expect(method.authorizeParams).toEqual({ access_type: 'offline', prompt: 'consent' });
  });

  it('is over when a refresh is refused, since no refresh will work again', () => {
    const description = 'Token has been expired or revoked.';
    expect(method.readTokenError!({ status: 400, error: 'invalid_grant', description })).toBe(
      'revoked',
    );
    expect(
      method.readTokenError!({ status: 401, error: 'invalid_client', description: '' }),
    ).toBeUndefined();
  });

  it('reads unless the operator wants more', () => {
    const asked = Object.entries(method.scopes).filter(([, { default: yes }]) => yes);
    expect(asked.map(([scope]) => scope)).toEqual([READ]);
    expect(connector.actions['create_key_event']!.scopes).toEqual([EDIT]);
  });
});

describe('Google’s answer', () => {
  const outcome = (status: number, error: Record<string, unknown>) =>
    readTest(connector, 'oauth', failure(status, error), context);

  it('tells the account by its number', () => {
    const body = { accountSummaries: [{ account: 'accounts/1000', displayName: 'Acme' }] };
    expect(readTest(connector, 'oauth', answer(200, body), context)).toEqual({
      outcome: 'connected',
      account: { id: '1000', name: 'Acme' },
    });
  });

  it('is no connection for a user who sees no account', () => {
    expect(readTest(connector, 'oauth', answer(200, {}), context).outcome).toBe('vendor_error');
  });

  it('names what the test needs when the scope does not suffice', () => {
    expect(
      outcome(403, { status: 'PERMISSION_DENIED', ...reason('ACCESS_TOKEN_SCOPE_INSUFFICIENT') }),
    ).toEqual({
      outcome: 'scope_insufficient',
      missingScopes: [READ],
      vendorCode: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
    });
  });

  it('tells a missing scope from a missing right or an interface not switched on', () => {
    expect(outcome(403, { status: 'PERMISSION_DENIED' })).toEqual({
      outcome: 'vendor_error',
      vendorCode: 'PERMISSION_DENIED',
    });
    expect(outcome(403, reason('SERVICE_DISABLED')).vendorCode).toBe('SERVICE_DISABLED');
  });

  it('is tried again when quota is spent, with 429 or with 403', () => {
    const verdict = (status: number, error: Record<string, unknown>) =>
      readAttempt(connector, 'oauth', failure(status, error)).verdict;
    expect(verdict(429, { status: 'RESOURCE_EXHAUSTED' })).toBe('retry');
    expect(verdict(403, { errors: [{ reason: 'rateLimitExceeded' }] })).toBe('retry');
    expect(verdict(403, { errors: [{ reason: 'forbidden' }] })).toBe('rejected');
  });
});

describe('an action of Google Analytics', () => {
  it('uses the settings’ property unless the delivery names one', () => {
    const settings = { property_id: '7' };
    const url = (input: Record<string, unknown>) =>
      built(connector, 'run_report', { metrics: ['sessions'], ...input }, { settings }).url;
    expect(url({})).toBe('https://analyticsdata.googleapis.com/v1beta/properties/7:runReport');
    expect(url({ property_id: '8' })).toContain('/properties/8:runReport');
    expect(() => built(connector, 'run_report', { metrics: ['sessions'] })).toThrow(/property_id/);
  });

  it('records events in the stream of the settings, with what Google has a field for in that', () => {
    const context = {
      settings: { property_id: '7', measurement_id: 'G-ABCDEF' },
      messageId: 'msg_1',
      acceptedAt: Date.UTC(2026, 0, 2),
    };
    const properties = { value: 10, currency: 'EUR', transaction_id: 'A-1', gift: true };
    const event = { event_name: 'purchase', properties };
    const { json, url } = built(connector, 'track_event', event, context);
    expect(url).toBe('https://datamanager.googleapis.com/v1/events:ingest');
    expect(json).toEqual({
      destinations: [
        {
          operatingAccount: { accountType: 'GOOGLE_ANALYTICS_PROPERTY', accountId: '7' },
          productDestinationId: 'G-ABCDEF',
        },
      ],
      events: [
        {
          eventTimestamp: '2026-01-02T00:00:00.000Z',
          eventName: 'purchase',
          clientId: expect.stringMatching(/^\d+\.\d+$/),
          conversionValue: 10,
          currency: 'EUR',
          transactionId: 'A-1',
          additionalEventParameters: [{ parameterName: 'gift', value: 'true' }],
        },
      ],
    });
    expect(built(connector, 'track_event', event, context).json).toEqual(json);
    expect(() =>
      built(connector, 'track_event', event, { settings: { property_id: '7' } }),
    ).toThrow(/measurement_id/);
  });
});
