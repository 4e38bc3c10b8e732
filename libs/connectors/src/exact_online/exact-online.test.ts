import { describe, expect, it } from 'vitest';
import { requestsOf } from '@patchbay/connector-sdk/conformance/action-requests';
import { readAttempt } from '@patchbay/connector-sdk/read-attempt';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { answer, built, contextOf } from '../../test/built.ts';
import connector from './connector.ts';
import { divisionPanel } from './division-panel.ts';
import { readTokenError } from './read-token-error.ts';

const ACCOUNT = '7bcf7c37-a5e2-4612-9b88-687ce0d6c5ed';
const ITEM = '097a82a9-6ef7-4edc-8036-3f7559d9ef82';
const settings = { region: 'nl', division: '123456', journal: '70', item_code: 'BIKE' };
const over = { flow: 'oauth' as const, settings, acceptedAt: Date.UTC(2026, 0, 2) };

describe('the site of an Exact Online account', () => {
  it.each([
    ['nl', 'start.exactonline.nl'],
    ['uk', 'start.exactonline.co.uk'],
    ['us', 'start.exactonline.com'],
    ['nonsense', 'start.exactonline.nl'],
  ])('for %s is %s, for people and for tokens', (region, host) => {
    const [oauth] = connector.auth;
    const tokenUrl = oauth.flow === 'oauth' ? oauth.tokenUrl : '';
    const address = typeof tokenUrl === 'function' ? tokenUrl({ region }) : tokenUrl;
    expect(address).toBe(`https://${host}/api/oauth2/token`);
    const input = { email: 'ada@example.com' };
    const where = { ...over, settings: { ...settings, region } };
    expect(new URL(built(connector, 'upsert_contact', input, where).url).host).toBe(host);
  });
});

describe('the division', () => {
  const call = () =>
    Promise.resolve(answer(200, { d: { results: [{ UserID: ACCOUNT, CurrentDivision: 7 }] } }));

  it('is the one the user works in, unless the settings name another', async () => {
    const asked = { flow: 'oauth' as const, credentials: {}, call };
    expect(await connector.discover!({ settings: {}, ...asked })).toEqual({ division: '7' });
    expect(await connector.discover!({ settings, ...asked })).toEqual({});
  });

  it('is part of every path, so nothing is sent without it', () => {
    const input = { email: 'ada@example.com' };
    expect(built(connector, 'upsert_contact', input, over).url).toContain('/api/v1/123456/crm/');
    expect(() => built(connector, 'upsert_contact', input)).toThrow(RequestBuildError);
  });

  it('is listed in pages that go on by a token', () => {
    const { list } = divisionPanel.steps[0];
    const next = 'https://start.exactonline.nl/api/v1/7/system/Divisions?$skiptoken=123456';
    const page = answer(200, { d: { results: [{ Code: 123456 }], __next: next } });
    expect(list.read(page, { limit: 50 })).toEqual({
      options: [{ value: '123456', label: 'Division 123456' }],
      next: '123456',
    });
    expect(list.request({ limit: 50, page: '123456' }, contextOf(over)).query).toMatchObject({
      $skiptoken: '123456',
    });
  });
});

describe('a customer at Exact Online', () => {
  it('is looked for by address, in which a quote ends nothing', () => {
    const input = { email: "o'neill@example.com" };
    const [find] = requestsOf(connector, 'upsert_contact', contextOf(over), input);
    expect(find?.request.query?.['$filter']).toBe("Email eq 'o''neill@example.com'");
  });

  it('who is known is updated by the identifier', () => {
    const { url, request } = built(
      connector,
      'upsert_contact',
      { email: 'ada@example.com', contact_id: ACCOUNT },
      over,
    );
    expect(request.method).toBe('PUT');
    expect(url).toContain(`/crm/Accounts(guid'${ACCOUNT}')`);
  });
});

describe('an invoice at Exact Online', () => {
  const input = {
    contact: { id: ACCOUNT },
    currency: 'EUR',
    lines: [{ description: 'Bell', quantity: 1, unit_amount: 1999 }],
  };
  const request = (found: Record<string, string>) =>
    connector.actions['create_invoice']!.request(input, contextOf(over), found);

  it('has the journal and the item of the settings unless it names others', () => {
    expect(request({ 'item:BIKE': ITEM }).json).toEqual({
      OrderedBy: ACCOUNT,
      Journal: '70',
      Currency: 'EUR',
      OrderDate: '2026-01-02T00:00:00',
      SalesInvoiceLines: [{ Item: ITEM, Description: 'Bell', Quantity: 1, UnitPrice: 19.99 }],
    });
  });

  it('is not sent with an item that the division does not have', () => {
    expect(() => request({})).toThrow(/no item of this division/);
  });
});

describe('Exact Online’s answer', () => {
  it('of 500 with words is a rule of the bookkeeping, without words trouble', () => {
    const body = { error: { code: '', message: { lang: '', value: 'Data already exists: Code' } } };
    expect(readAttempt(connector, 'oauth', answer(500, body))).toMatchObject({
      verdict: 'rejected',
      errorCode: 'rule_violated',
    });
    expect(readAttempt(connector, 'oauth', answer(500)).verdict).toBe('retry');
  });

  it('to a refresh that came too soon does not end the grant', () => {
    const failure = { status: 400, error: 'access_denied' };
    const early = 'Too early to use the refresh token: access_token not expired';
    expect(readTokenError({ ...failure, description: early })).toBeUndefined();
    const old = {
      status: 400,
      error: 'unauthorized_client',
      description: 'Old refresh token used',
    };
    expect(readTokenError(old)).toBe('expired');
  });
});
