import { describe, expect, it } from 'vitest';
import { readAttempt } from '@patchbay/connector-sdk/read-attempt';
import { accepts, answer, built, contextOf, refusalOf } from '../../test/built.ts';
import connector from './connector.ts';
import { readTokenError } from './oauth.ts';

describe('a request to Klaviyo', () => {
  it('names the revision of its connection and the type of JSON:API', () => {
    const { request } = built(
      connector,
      'upsert_contact',
      { email: 'a@b.nl' },
      { version: '2026-04-15' },
    );
    expect(request.headers).toEqual({
      revision: '2026-04-15',
      accept: 'application/vnd.api+json',
      'content-type': 'application/vnd.api+json',
    });
    expect(connector.test.request(contextOf()).headers).toMatchObject({ revision: '2026-07-15' });
  });

  it('records an event once, at the time it was accepted', () => {
    const context = { messageId: 'msg_1', acceptedAt: Date.UTC(2026, 0, 2) };
    const { json } = built(connector, 'track_event', { event_name: 'E', user_id: 'u' }, context);
    expect(json).toEqual({
      data: {
        type: 'event',
        attributes: {
          properties: {},
          time: '2026-01-02T00:00:00.000Z',
          unique_id: 'msg_1',
          metric: { data: { type: 'metric', attributes: { name: 'E' } } },
          profile: { data: { type: 'profile', attributes: { external_id: 'u' } } },
        },
      },
    });
    expect(accepts(connector, 'track_event', { event_name: 'E' })).toBe(false);
  });
});

describe('Klaviyo’s answer', () => {
  it('about an unknown token is read by the flow', () => {
    const refused = answer(401, { errors: [{ code: 'authentication_failed' }] });
    expect(readAttempt(connector, 'oauth', refused).reading?.kind).toBe('credential_expired');
    expect(readAttempt(connector, 'api_key', refused).reading?.kind).toBe('credential_revoked');
  });

  it('shows a test account as what it is', () => {
    const data = [{ type: 'account', id: 'A', attributes: { test_account: true } }];
    expect(connector.test.account(answer(200, { data }), contextOf())).toEqual({
      id: 'A',
      name: 'A (test mode)',
    });
  });

  it('is not asked with the public key', () => {
    expect(refusalOf(connector, 'api_key', { api_key: 'AbC123' })).toMatch(/public key/);
  });
});

describe('Klaviyo’s refusal of a token', () => {
  it.each(['invalid_grant', 'invalid_grant_type'])('%s asks for a new consent', (error) => {
    expect(readTokenError({ status: 400, error, description: '' })).toBe('revoked');
  });

  it('a wrong client, and the firewall’s page, say nothing about the consent', () => {
    expect(
      readTokenError({ status: 401, error: 'invalid_client', description: '' }),
    ).toBeUndefined();
    expect(readTokenError({ status: 403, error: '', description: '' })).toBeUndefined();
  });
});
