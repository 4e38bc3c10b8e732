import { describe, expect, it } from 'vitest';
import { readAttempt } from '@patchbay/connector-sdk/read-attempt';
import { UnexpectedAnswerError } from '@patchbay/connector-sdk/unexpected-answer-error';
import { accepts, answer, built, contextOf } from '../../test/built.ts';
import connector from './connector.ts';

const OLD = 'fe79f7dd-b6d4-4a92-ba7b-538af6289c58';
const NEW = '0e79f7dd-b6d4-4a92-ba7b-538af6289c58';
const PRACTICE = '1e79f7dd-b6d4-4a92-ba7b-538af6289c58';

const connections = answer(200, [
  { tenantId: OLD, tenantName: 'Old', tenantType: 'ORGANISATION', updatedDateUtc: '2025-01-01' },
  { tenantId: NEW, tenantName: 'New', tenantType: 'ORGANISATION', updatedDateUtc: '2026-01-01' },
  { tenantId: PRACTICE, tenantName: 'P', tenantType: 'PRACTICE', updatedDateUtc: '2026-02-01' },
]);

const discover = (settings: Record<string, unknown>, reply = connections) =>
  connector.discover!({
    settings,
    flow: 'oauth',
    credentials: {},
    call: () => Promise.resolve(reply),
  });

describe('the organisation of a Xero connection', () => {
  it('is the one that was let in last, unless the settings name another', async () => {
    expect(await discover({})).toEqual({ tenant_id: NEW, tenant_name: 'New' });
    expect(await discover({ tenant_id: OLD })).toEqual({ tenant_id: OLD, tenant_name: 'Old' });
  });

  it('must be among those that the grant reaches', async () => {
    const stranger = '9e79f7dd-b6d4-4a92-ba7b-538af6289c58';
    await expect(discover({ tenant_id: stranger })).rejects.toBeInstanceOf(UnexpectedAnswerError);
    await expect(discover({}, answer(200, []))).rejects.toBeInstanceOf(UnexpectedAnswerError);
  });

  it('is named with every request', () => {
    const { request } = built(
      connector,
      'upsert_contact',
      { email: 'ada@example.com' },
      { settings: { tenant_id: OLD } },
    );
    expect(request.headers).toEqual({ 'xero-tenant-id': OLD });
  });
});

describe('a contact at Xero', () => {
  it('that is new never overwrites a namesake', () => {
    const input = { email: 'ada@example.com', first_name: 'Ada' };
    expect(built(connector, 'upsert_contact', input).request.method).toBe('PUT');
    const { method, json } = connector.actions['upsert_contact']!.request(input, contextOf(), {
      contact_id: OLD,
    });
    expect(method).toBe('POST');
    expect(json).toMatchObject({ Contacts: [{ ContactID: OLD, FirstName: 'Ada' }] });
  });
});

describe('an invoice at Xero', () => {
  const lines = [{ description: 'Bell', quantity: 3, unit_amount: 1999 }];

  it('needs somebody to be for', () => {
    const rest = { currency: 'EUR', lines };
    expect(accepts(connector, 'create_invoice', { contact: {}, ...rest })).toBe(false);
    expect(accepts(connector, 'create_invoice', { contact: { name: 'Ada' }, ...rest })).toBe(true);
  });

  it('is a draft of that day with prices in the main unit', () => {
    const { json, url } = built(
      connector,
      'create_invoice',
      { contact: { email: 'ada@example.com' }, currency: 'EUR', lines },
      { acceptedAt: Date.UTC(2026, 0, 2), settings: { account_code: '200' } },
    );
    expect(url).not.toContain('unitdp');
    expect(json).toEqual({
      Invoices: [
        {
          Type: 'ACCREC',
          Contact: { Name: 'ada@example.com', EmailAddress: 'ada@example.com' },
          Date: '2026-01-02',
          CurrencyCode: 'EUR',
          Status: 'DRAFT',
          LineAmountTypes: 'Exclusive',
          LineItems: [{ Description: 'Bell', Quantity: 3, UnitAmount: 19.99, AccountCode: '200' }],
        },
      ],
    });
  });

  it('asks for more decimals where the currency has three', () => {
    const input = { contact: { name: 'Ada' }, currency: 'KWD', lines };
    expect(built(connector, 'create_invoice', input).url).toContain('unitdp=4');
  });
});

describe('Xero’s answer', () => {
  it('is a failure when the success holds something invalid', () => {
    const body = { Invoices: [{ HasErrors: true, StatusAttributeString: 'ERROR' }] };
    expect(readAttempt(connector, 'oauth', answer(200, body))).toMatchObject({
      verdict: 'rejected',
      errorCode: 'ValidationException',
    });
  });

  it('names the limit that was reached and what is left of the minute', () => {
    const reply = answer(429, undefined, { 'x-rate-limit-problem': 'Day' });
    expect(connector.readError!(reply)).toEqual({ kind: 'rate_limited', code: 'day_limit' });
    expect(connector.readLimit!(answer(200, {}, { 'x-minlimit-remaining': '57' }), 0)).toEqual({
      remaining: 57,
      resetMs: 60_000,
    });
  });
});
