import { describe, expect, it } from 'vitest';
import { readAttempt } from '@patchbay/connector-sdk/read-attempt';
import { readTest } from '@patchbay/connector-sdk/read-test';
import { accepts, answer, built, contextOf } from '../../test/built.ts';
import connector from './connector.ts';
import { readTokenError, repairTokenResponse } from './token.ts';

describe('HubSpot’s token address', () => {
  it('says in scopes what RFC 6749 says in scope', () => {
    expect(
      repairTokenResponse({ access_token: 't', scopes: ['oauth', 'crm.objects.deals.write'] }),
    ).toMatchObject({
      access_token: 't',
      scope: 'oauth crm.objects.deals.write',
    });
  });

  it('has old errors read like new ones', () => {
    const old = { status: 'BAD_REFRESH_TOKEN', message: 'missing or invalid refresh token' };
    expect(repairTokenResponse(old)).toMatchObject({
      error: 'invalid_grant',
      error_description: 'missing or invalid refresh token',
    });
    expect(repairTokenResponse({ status: 'BAD_CLIENT_ID', message: 'x' })).toMatchObject({
      error: 'invalid_client',
    });
    const recent = { error: 'invalid_client', status: 'BAD_REFRESH_TOKEN' };
    expect(repairTokenResponse(recent)).toEqual(recent);
  });

  it('ends a grant only by revocation, since refresh tokens have no lifetime', () => {
    const failure = { status: 400, description: 'refresh token is invalid, expired or revoked' };
    expect(readTokenError({ ...failure, error: 'invalid_grant' })).toBe('revoked');
    expect(readTokenError({ ...failure, error: 'invalid_client' })).toBeUndefined();
  });
});

describe('HubSpot’s answer', () => {
  const failure = (status: number, body: Record<string, unknown>) =>
    answer(status, { status: 'error', message: 'm', ...body });
  const outcome = (flow: 'oauth' | 'api_key', status: number, body: Record<string, unknown>) =>
    readTest(connector, flow, failure(status, body), contextOf({ flow }));

  it('tells a token that expired from one that is wrong', () => {
    expect(outcome('oauth', 401, { category: 'EXPIRED_AUTHENTICATION' }).outcome).toBe(
      'credential_expired',
    );
    expect(outcome('api_key', 401, { category: 'EXPIRED_AUTHENTICATION' }).outcome).toBe(
      'credential_expired',
    );
    expect(outcome('api_key', 401, { category: 'INVALID_AUTHENTICATION' }).outcome).toBe(
      'credential_revoked',
    );
  });

  it.each(['requiredGranularScopes', 'requiredScopes', 'missingScopes'])(
    'names missing scopes given as %s',
    (name) => {
      const body = {
        category: 'MISSING_SCOPES',
        errors: [{ message: 'm', context: { [name]: ['a', 'b'] } }],
      };
      expect(outcome('oauth', 403, body)).toEqual({
        outcome: 'scope_insufficient',
        missingScopes: ['a', 'b'],
        vendorCode: 'MISSING_SCOPES',
      });
    },
  );

  it('is a failure when a batch of one went wrong inside a 207', () => {
    const errors = [
      {
        status: 'error',
        category: 'VALIDATION_ERROR',
        message: 'Email address ada is invalid',
        context: {},
      },
    ];
    expect(
      readAttempt(connector, 'oauth', failure(207, { results: [], numErrors: 1, errors })),
    ).toMatchObject({ verdict: 'rejected', errorCode: 'VALIDATION_ERROR' });
    expect(readAttempt(connector, 'oauth', answer(207, { results: [{ id: '1' }] })).verdict).toBe(
      'delivered',
    );
  });

  it('is tried again while the account is locked or moving, and when it is too much', () => {
    for (const [status, body] of [
      [423, {}],
      [477, {}],
      [429, { category: 'RATE_LIMITS' }],
      [502, {}],
    ] as const) {
      expect(readAttempt(connector, 'oauth', failure(status, body)).verdict).toBe('retry');
    }
    expect(readAttempt(connector, 'oauth', failure(409, { category: 'CONFLICT' }))).toMatchObject({
      verdict: 'rejected',
      errorCode: 'CONFLICT',
    });
  });
});

describe('a record at HubSpot', () => {
  it('is upserted by e-mail and clears nothing that was not given', () => {
    expect(
      built(connector, 'upsert_contact', { email: 'ada@example.com', first_name: 'Ada' }).json,
    ).toEqual({
      inputs: [
        {
          id: 'ada@example.com',
          idProperty: 'email',
          properties: { email: 'ada@example.com', firstname: 'Ada' },
        },
      ],
    });
  });

  it('is linked by HubSpot’s own numbers', () => {
    const { json } = built(connector, 'create_deal', {
      name: 'D',
      stage: 's',
      amount: 12.5,
      contact_ids: ['1', '2'],
      company_id: '3',
    });
    const link = (id: string, associationTypeId: number) => ({
      to: { id },
      types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId }],
    });
    expect(json).toEqual({
      properties: { dealname: 'D', dealstage: 's', amount: '12.5' },
      associations: [link('1', 3), link('2', 3), link('3', 5)],
    });
  });

  it('gets a note at the time the event was accepted, not tried', () => {
    const at = (now: number) =>
      built(connector, 'log_activity', { note: 'n', contact_id: '1' }, { now, acceptedAt: 0 }).json;
    expect(at(5)).toMatchObject({ properties: { hs_timestamp: '1970-01-01T00:00:00.000Z' } });
    expect(at(99_999)).toEqual(at(5));
  });

  it('gets no note that belongs to nothing', () => {
    expect(accepts(connector, 'log_activity', { note: 'n' })).toBe(false);
    expect(accepts(connector, 'log_activity', { note: 'n', deal_id: '7' })).toBe(true);
  });
});
