import type { OutgoingRequest } from '@patchbay/connector-sdk/auth/inject';
import { requestsOf } from '@patchbay/connector-sdk/conformance/action-requests';
import { readAttempt } from '@patchbay/connector-sdk/read-attempt';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { describe, expect, it } from 'vitest';
import { answer, built, contextOf, refusalOf } from '../../test/built.ts';
import { communicationUser } from './communication-user.ts';
import connector from './connector.ts';
import { fetchToken, tokenHeaders } from './csrf-step.ts';
import { samples } from './samples.ts';

const settings = samples.settings!;
const over = { flow: 'basic' as const, settings, acceptedAt: Date.UTC(2026, 0, 2) };

describe('an SAP system', () => {
  it('is taken out of the address of a page, port included, and no other is reached', () => {
    const values = { ...settings, url: 'https://s4.acme.example:44300/sap/bc/ui2/flp#Shell-home' };
    const { url } = built(
      connector,
      'upsert_contact',
      { email: 'a@example.com' },
      { ...over, settings: values },
    );
    expect(url).toBe(
      'https://s4.acme.example:44300/sap/opu/odata/sap/API_BUSINESS_PARTNER/A_BusinessPartner?sap-client=100',
    );
    expect(connector.hostsFromSettings!(values)).toEqual([
      's4.acme.example:44300',
      'acme.authentication.eu10.hana.ondemand.com',
    ]);
  });

  it('is never spoken to without encryption', () => {
    const parsed = connector.settings!.safeParse({ url: 'http://s4.acme.example:8000' });
    expect(parsed.error?.issues[0]?.message).toMatch(/https/);
  });
});

describe('a communication user', () => {
  it('proves itself by a password or by a certificate, each whole', () => {
    const refused = (values: Record<string, string>) => refusalOf(connector, 'basic', values);
    const certificate = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----';
    const private_key = '-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----';
    expect(refused({ username: 'u', password: 'p' })).toBeUndefined();
    expect(refused({ certificate, private_key })).toBeUndefined();
    expect(refused({})).toMatch(/client certificate/);
    expect(refused({ username: 'u' })).toMatch(/together/);
    expect(refused({ certificate })).toMatch(/together/);
    expect(refused({ certificate: private_key, private_key })).toMatch(/is the private key/);
  });

  it('with a certificate alone sends no password', () => {
    const request: OutgoingRequest = {
      method: 'GET',
      url: new URL('https://s4.acme.example'),
      headers: {},
      body: '',
    };
    const context = { settings, now: 0, messageId: 'm' };
    communicationUser.inject(request, { ...context, credentials: { certificate: 'c' } });
    expect(request.headers).toEqual({});
  });
});

describe('a write to SAP', () => {
  const { read } = fetchToken('/s');
  const session =
    'sap-usercontext=sap-client=100; path=/, SAP_SESSIONID_S4H_100=x%3d; expires=Tue, 19-Jan-2038 03:14:07 GMT; path=/';

  it.each([
    [session, 'sap-usercontext=sap-client=100; SAP_SESSIONID_S4H_100=x%3d'],
    [`${session}, sap-XSRF_S4H_100=y; path=/`, 'sap-XSRF_S4H_100=y'],
  ])('carries the token that was fetched, and what it holds with: %s', (cookies, cookie) => {
    const headers = { 'x-csrf-token': 'abc==', 'set-cookie': cookies };
    const found = read(answer(200, {}, headers), {}, {})!;
    expect(tokenHeaders(found)).toEqual({ 'x-csrf-token': 'abc==', cookie });
  });

  it('is not tried without a token', () => {
    expect(read(answer(200, {}, { 'x-csrf-token': 'Required' }), {}, {})).toBeUndefined();
  });

  it('that comes with a token too old is tried again', () => {
    const reply = answer(403, undefined, { 'x-csrf-token': 'Required' });
    expect(readAttempt(connector, 'basic', reply)).toMatchObject({
      verdict: 'retry',
      errorCode: 'csrf_token_required',
    });
  });
});

describe('a business partner', () => {
  it('is looked for by an address in which a quote ends nothing', () => {
    const input = { email: "o'neill@example.com" };
    const [find] = requestsOf(connector, 'upsert_contact', contextOf(over), input);
    expect(find?.request.query?.['$filter']).toBe("EmailAddress eq 'o''neill@example.com'");
  });

  it('is an organization with a company, else a person, and lives somewhere', () => {
    const body = (input: Record<string, string>, values = settings) =>
      built(
        connector,
        'upsert_contact',
        { email: 'a@example.com', ...input },
        { ...over, settings: values },
      ).json!;
    expect(body({ company: 'Acme' })).toMatchObject({
      BusinessPartnerCategory: '2',
      OrganizationBPName1: 'Acme',
    });
    expect(body({})).toMatchObject({ BusinessPartnerCategory: '1', LastName: 'a' });
    const { country: _, ...nowhere } = settings;
    expect(() => body({}, nowhere)).toThrow(/country/);
  });
});

describe('a sales order', () => {
  const lines = [{ description: 'Bell', quantity: 2, unit_amount: 1999 }];

  it('has dates and decimals as OData 2.0 writes them', () => {
    const input = { contact: { id: '10100001' }, currency: 'EUR', lines };
    expect(built(connector, 'create_invoice', input, over).json).toMatchObject({
      SoldToParty: '10100001',
      SalesOrderDate: '/Date(1767312000000)/',
      to_Item: [
        {
          Material: 'TG11',
          RequestedQuantity: '2',
          to_PricingElement: [
            { ConditionType: 'PPR0', ConditionRateValue: '19.99', ConditionCurrency: 'EUR' },
          ],
        },
      ],
    });
  });

  it('is for somebody SAP knows', () => {
    const input = { contact: { email: 'nobody@example.com' }, currency: 'EUR', lines };
    expect(() => built(connector, 'create_invoice', input, over)).toThrow(RequestBuildError);
  });
});
