import { requestsOf } from '@patchbay/connector-sdk/conformance/action-requests';
import { readAttempt } from '@patchbay/connector-sdk/read-attempt';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { describe, expect, it } from 'vitest';
import { answer, built, contextOf, refusalOf } from '../../test/built.ts';
import { application } from './application.ts';
import connector from './connector.ts';

const CONTACT = '20000000-0000-4000-8000-000000000001';
const ACCOUNT = '30000000-0000-4000-8000-000000000001';
const settings = { organization: 'acme.crm4.dynamics.com', tenant: 'acme.example' };
const over = { flow: 'oauth' as const, settings, messageId: 'msg_1' };

describe('the organization of Dynamics 365', () => {
  it('is taken out of an address that was pasted, and must be one of Dynamics 365', () => {
    const parse = (organization: string) => connector.settings!.safeParse({ organization });
    expect(parse('https://ACME.crm4.dynamics.com/main.aspx?appid=1').data).toMatchObject({
      organization: 'acme.crm4.dynamics.com',
    });
    expect(parse('acme.sharepoint.com').success).toBe(false);
    expect(parse('crm4.dynamics.com.evil.test').success).toBe(false);
  });

  it('is part of the scope that is asked for', async () => {
    const [oauth] = connector.auth;
    expect(oauth.flow === 'oauth' && oauth.scopesFromSettings!(settings)).toEqual([
      'https://acme.crm4.dynamics.com/user_impersonation',
      'offline_access',
    ]);
    const credentials = { client_id: 'id', client_secret: 's' };
    const ask = async (values: Record<string, unknown>) =>
      application.grant!.request({ credentials, settings: values, now: 0 });
    const { path, form } = await ask(settings);
    expect(path).toBe('/acme.example/oauth2/v2.0/token');
    expect(form).toMatchObject({ scope: 'https://acme.crm4.dynamics.com/.default' });
    await expect(ask({ ...settings, tenant: 'organizations' })).rejects.toThrow(/directory/);
  });
});

describe('a contact of Dynamics 365', () => {
  const input = { email: "o'neill@example.com", first_name: 'Ada' };

  it('that is new has an identifier that a retry has, too', () => {
    const first = built(connector, 'upsert_contact', input, over);
    const again = built(connector, 'upsert_contact', input, over);
    expect(first.request.method).toBe('PATCH');
    expect(first.url).toBe(again.url);
    const other = built(connector, 'upsert_contact', input, { ...over, messageId: 'msg_2' });
    expect(other.url).not.toBe(first.url);
  });

  it('that is there is changed, and not made anew when it has gone meanwhile', () => {
    const { request, url } = built(
      connector,
      'upsert_contact',
      { ...input, contact_id: CONTACT },
      over,
    );
    expect(url).toContain(`/contacts(${CONTACT})`);
    expect(request.headers).toMatchObject({ 'if-match': '*' });
    expect(JSON.stringify(request.json)).not.toContain('lastname');
  });

  it('is looked for by address, in which a quote ends nothing', () => {
    const [find] = requestsOf(connector, 'upsert_contact', contextOf(over), input);
    expect(find?.request.query?.['$filter']).toBe("emailaddress1 eq 'o''neill@example.com'");
  });

  it('and the account of its company are two rows of one delivery', () => {
    const requests = requestsOf(connector, 'upsert_contact', contextOf(over));
    const ids = requests.map(({ request }) => request.params?.['id']).filter(Boolean);
    expect(new Set(ids).size).toBe(2);
  });
});

describe('an opportunity of Dynamics 365', () => {
  const build = (input: Record<string, unknown>, found: Record<string, string>) =>
    connector.actions['create_deal']!.request(input, contextOf(over), found);

  it('is the account’s where there is one, with the contact beside it', () => {
    const { json } = build({ name: 'D', contact_id: CONTACT, company_id: ACCOUNT }, {});
    expect(JSON.parse(JSON.stringify(json))).toEqual({
      name: 'D',
      'customerid_account@odata.bind': `/accounts(${ACCOUNT})`,
      'parentcontactid@odata.bind': `/contacts(${CONTACT})`,
    });
  });

  it('is not sent in a currency that the organization does not use', () => {
    expect(() => build({ name: 'D', currency: 'XAU' }, {})).toThrow(RequestBuildError);
  });
});

describe('Dynamics 365’s answer', () => {
  it('tells a limit from a privilege that is missing', () => {
    const verdict = (status: number, code: string) =>
      readAttempt(connector, 'oauth', answer(status, { error: { code, message: 'm' } })).verdict;
    expect(verdict(429, '0x80072322')).toBe('retry');
    expect(verdict(403, '0x80040220')).toBe('rejected');
    expect(verdict(412, '0x80040237')).toBe('rejected');
  });
});

it('the ID of a secret is no secret', () => {
  const client_secret = '00000000-1111-2222-3333-444444444444';
  expect(refusalOf(connector, 'api_key', { client_id: 'id', client_secret })).toMatch(/the value/);
});
