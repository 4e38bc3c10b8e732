import { describe, expect, it } from 'vitest';
import { requestsOf } from '@patchbay/connector-sdk/conformance/action-requests';
import { readAttempt } from '@patchbay/connector-sdk/read-attempt';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { samplePrivateKey } from '../_generic/sample-private-key.ts';
import { accepts, answer, built, contextOf, refusalOf } from '../../test/built.ts';
import connector from './connector.ts';
import { grant } from './granted.ts';
import { instanceIn, instanceOf, loginOf } from './hosts.ts';
import { serverToServer } from './server-to-server.ts';
import { soqlText } from './soql.ts';

const settings = { environment: 'production', instance_url: 'https://acme.my.salesforce.com' };
const over = { flow: 'oauth' as const, settings, acceptedAt: Date.UTC(2026, 0, 2) };

describe('the host of a Salesforce organization', () => {
  it.each([
    [{ environment: 'production' }, 'https://login.salesforce.com'],
    [{ environment: 'sandbox' }, 'https://test.salesforce.com'],
    [{ environment: 'my_domain', my_domain: 'a.my.salesforce.com' }, 'https://a.my.salesforce.com'],
  ])('where people sign in is the environment’s: %j', (values, host) => {
    expect(loginOf(values)).toBe(host);
  });

  it('where the data is comes with the token', () => {
    const instance_url = 'https://acme--dev.sandbox.my.salesforce.com';
    expect(instanceIn({ instance_url })).toEqual({ instance_url });
    expect(instanceOf({ instance_url })).toBe(instance_url);
    expect(() => instanceOf({ environment: 'production' })).toThrow(RequestBuildError);
  });

  it.each(['https://salesforce.com.evil.test', 'http://a.my.salesforce.com', 7, undefined])(
    'is not taken from %j',
    (instance_url) => {
      expect(instanceIn({ instance_url })).toEqual({});
    },
  );

  it('is taken out of a whole address that was pasted, and must be My Domain', () => {
    const parse = (my_domain: string) =>
      connector.settings!.safeParse({ environment: 'my_domain', my_domain });
    expect(parse('https://acme--dev.sandbox.my.salesforce.com/lightning/page').data).toMatchObject({
      my_domain: 'acme--dev.sandbox.my.salesforce.com',
    });
    expect(parse('acme.lightning.force.com').success).toBe(false);
  });
});

describe('a token without a person', () => {
  const ask = async (typed: Record<string, string>) => {
    const credentials = { client_id: 'key', ...typed };
    const sandbox = { environment: 'sandbox' };
    return serverToServer.grant!.request({ credentials, settings: sandbox, now: 0 });
  };

  it('is asked for with the secret, or with an assertion for the sign-in page', async () => {
    expect((await ask({ secret: 's' })).form).toEqual({
      grant_type: 'client_credentials',
      client_id: 'key',
      client_secret: 's',
    });
    const secret = samplePrivateKey();
    const { form, baseUrl, path } = await ask({ secret, username: 'u@acme.example' });
    expect(`${baseUrl}${path}`).toBe('https://test.salesforce.com/services/oauth2/token');
    const claims = JSON.parse(
      Buffer.from(form!['assertion']!.split('.')[1]!, 'base64url').toString(),
    ) as unknown;
    expect(claims).toMatchObject({
      iss: 'key',
      sub: 'u@acme.example',
      aud: 'https://test.salesforce.com',
    });
  });

  it('tells where the data is', () => {
    const body = { access_token: 't', instance_url: 'https://acme.my.salesforce.com' };
    expect(grant.read(answer(200, body))).toEqual({
      accessToken: 't',
      facts: { instance_url: 'https://acme.my.salesforce.com' },
    });
  });

  it('needs a user name with a private key only, and the key is not the certificate', () => {
    const refused = (secret: string, username?: string) =>
      refusalOf(connector, 'api_key', { client_id: 'key', secret, ...(username && { username }) });
    expect(refused('ABCDEF')).toBeUndefined();
    expect(refused(samplePrivateKey())).toMatch(/needed with a private key/);
    expect(refused(samplePrivateKey(), 'u')).toBeUndefined();
    expect(refused('ABCDEF', 'u')).toMatch(/must be a private key/);
    expect(refused('-----BEGIN CERTIFICATE-----\nMIIB')).toMatch(/is the certificate/);
  });
});

describe('a contact at Salesforce', () => {
  it('is looked for by address in a query that a quote does not end', () => {
    expect(soqlText("o'neill\\")).toBe("'o\\'neill\\\\'");
    const [find] = requestsOf(connector, 'upsert_contact', contextOf(over));
    expect(find?.request.query?.['q']).toContain("WHERE Email = 'ada@example.com'");
  });

  it('is upserted by the external ID that the settings name, without looking', () => {
    const input = { email: 'ada@example.com', external_id: 'c/1' };
    const named = { ...over, settings: { ...settings, external_id_field: 'Shop_Id__c' } };
    const requests = requestsOf(connector, 'upsert_contact', contextOf(named), input);
    expect(requests).toHaveLength(1);
    expect(built(connector, 'upsert_contact', input, named).url).toBe(
      'https://acme.my.salesforce.com/services/data/v68.0/sobjects/Contact/Shop_Id__c/c%2F1',
    );
    expect(() => built(connector, 'upsert_contact', input, over)).toThrow(/external_id/);
  });

  it('has a last name when it is made, and keeps its own when it is updated', () => {
    const input = { email: 'ada@example.com' };
    const request = (found: Record<string, string>) =>
      connector.actions['upsert_contact']!.request(input, contextOf(over), found);
    expect(request({}).json).toMatchObject({ LastName: 'ada' });
    const update = request({ contact_id: '003000000000001AAA' });
    expect(update.method).toBe('PATCH');
    expect(JSON.stringify(update.json)).toBe('{"Email":"ada@example.com"}');
  });
});

describe('an opportunity and a task at Salesforce', () => {
  it('have what Salesforce insists on', () => {
    expect(built(connector, 'create_deal', { name: 'D' }, over).json).toEqual({
      Name: 'D',
      StageName: 'Prospecting',
      CloseDate: '2026-02-01',
    });
    const note = 'Called.\nWill order.';
    const contact_id = '003000000000001AAA';
    expect(built(connector, 'log_activity', { note, contact_id }, over).json).toEqual({
      Subject: 'Called.',
      Description: note,
      Status: 'Completed',
      ActivityDate: '2026-01-02',
      WhoId: contact_id,
    });
    expect(accepts(connector, 'log_activity', { note })).toBe(false);
  });
});

describe('Salesforce’s answer', () => {
  const verdict = (status: number, body: unknown) =>
    readAttempt(connector, 'oauth', answer(status, body));

  it('is tried again when the record is locked, and not when several records match', () => {
    expect(verdict(400, [{ errorCode: 'UNABLE_TO_LOCK_ROW' }]).verdict).toBe('retry');
    expect(verdict(300, ['/services/data/v68.0/sobjects/Contact/003'])).toMatchObject({
      verdict: 'rejected',
      errorCode: 'several_records',
    });
  });

  it('tells what is left of the day', () => {
    const headers = {
      'sforce-limit-info': 'api-usage=14990/15000, per-app-api-usage=1/2(appName=x)',
    };
    expect(connector.readLimit!(answer(200, {}, headers), 0)).toEqual({
      remaining: 10,
      resetMs: null,
    });
  });
});
