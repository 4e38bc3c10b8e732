import { requestsOf } from '@patchbay/connector-sdk/conformance/action-requests';
import { readAttempt } from '@patchbay/connector-sdk/read-attempt';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { describe, expect, it } from 'vitest';
import { accountOf } from './account.ts';
import { answer, built, contextOf } from '../../test/built.ts';
import { realmIn } from './company.ts';
import connector from './connector.ts';
import { quickbooksOAuth } from './oauth.ts';
import { queryText } from './query.ts';

const settings = { environment: 'production', realm_id: '9130355377388383', item_id: '1' };
const over = {
  flow: 'oauth' as const,
  settings,
  messageId: 'msg_1',
  acceptedAt: Date.UTC(2026, 0, 2),
};
const email = 'ada@example.com';

describe('the company of QuickBooks', () => {
  it('is told on the way back, and nothing is sent before it is known', () => {
    expect(realmIn({ realmId: '9130355377388383', code: 'c' })).toEqual({
      realm_id: '9130355377388383',
    });
    expect(realmIn({ realmId: '../companyinfo' })).toEqual({});
    expect(() => built(connector, 'upsert_contact', { email })).toThrow(RequestBuildError);
  });

  it('of a sandbox has another host and says so', () => {
    const sandbox = { ...settings, environment: 'sandbox' };
    const { url } = built(connector, 'upsert_contact', { email }, { ...over, settings: sandbox });
    expect(new URL(url).host).toBe('sandbox-quickbooks.api.intuit.com');
    const body = { CompanyInfo: { CompanyName: 'Acme' } };
    expect(accountOf(answer(200, body), { settings: sandbox })).toEqual({
      id: '9130355377388383',
      name: 'Acme (test mode)',
    });
  });

  it('takes a grant back by the refresh token, in JSON', () => {
    const tokens = { accessToken: 'a', refreshToken: 'r', settings };
    const client = { clientId: 'id', clientSecret: 's' };
    expect(quickbooksOAuth.revokeRequest!({ ...tokens, client })).toMatchObject({
      headers: { authorization: `Basic ${Buffer.from('id:s').toString('base64')}` },
      json: { token: 'r' },
    });
  });
});

describe('a customer at QuickBooks', () => {
  it('is looked for in a query that a quote does not end', () => {
    expect(queryText("o'neill\\")).toBe("'o\\'neill\\\\'");
    const [find] = requestsOf(connector, 'upsert_contact', contextOf(over), { email });
    expect(find?.request.query?.['query']).toBe(
      "SELECT Id, SyncToken FROM Customer WHERE PrimaryEmailAddr = 'ada@example.com' MAXRESULTS 1",
    );
  });

  it('is written once however often it is tried, and changed at its version', () => {
    const request = (found: Record<string, string>) =>
      connector.actions['upsert_contact']!.request({ email }, contextOf(over), found);
    expect(request({}).query).toEqual(request({}).query);
    expect(request({}).query?.['requestid']).toMatch(/^[0-9a-f-]{36}$/);
    expect(request({}).json).toMatchObject({ DisplayName: email });
    const { json } = request({ customer_id: '67', sync_token: '3' });
    expect(JSON.parse(JSON.stringify(json))).toEqual({
      Id: '67',
      SyncToken: '3',
      sparse: true,
      PrimaryEmailAddr: { Address: email },
    });
  });
});

describe('an invoice at QuickBooks', () => {
  it('has amounts in the main unit and the item of the settings', () => {
    const lines = [{ description: 'Bell', quantity: 1.5, unit_amount: 1999 }];
    const input = { contact: { id: '67' }, currency: 'EUR', lines };
    expect(built(connector, 'create_invoice', input, over).json).toEqual({
      CustomerRef: { value: '67' },
      CurrencyRef: { value: 'EUR' },
      TxnDate: '2026-01-02',
      Line: [
        {
          DetailType: 'SalesItemLineDetail',
          Description: 'Bell',
          Amount: 29.99,
          SalesItemLineDetail: { ItemRef: { value: '1' }, Qty: 1.5, UnitPrice: 19.99 },
        },
      ],
    });
  });

  it('and its new customer are two writes of one delivery', () => {
    const requests = requestsOf(connector, 'create_invoice', contextOf(over));
    const ids = requests.map(({ request }) => request.query?.['requestid']).filter(Boolean);
    expect(new Set(ids).size).toBe(2);
  });
});

it('a fault inside a success is a fault', () => {
  const body = { Fault: { Error: [{ code: '003001' }], type: 'THROTTLED' } };
  expect(readAttempt(connector, 'oauth', answer(200, body))).toMatchObject({
    verdict: 'retry',
    errorCode: '3001',
  });
});
