import { injectorOf } from '@patchbay/connector-sdk/auth/injector-of';
import { readAttempt } from '@patchbay/connector-sdk/read-attempt';
import { describe, expect, it } from 'vitest';
import { answer, built } from '../../test/built.ts';
import connector from './connector.ts';
import { accountsOf, accountsServerIn, apiDomainIn, apiOf } from './data-centers.ts';
import { zohoOAuth } from './oauth.ts';
import { selfClient } from './self-client.ts';

const over = {
  flow: 'oauth' as const,
  settings: { region: 'us' },
  acceptedAt: Date.UTC(2026, 0, 2),
};

describe('the data centre of a Zoho account', () => {
  it('is the chosen one until the account tells its own', () => {
    expect(accountsOf({ region: 'ca' })).toBe('https://accounts.zohocloud.ca');
    const facts = accountsServerIn({
      location: 'eu',
      'accounts-server': 'https://accounts.zoho.eu',
    });
    expect(accountsOf({ region: 'us', ...facts })).toBe('https://accounts.zoho.eu');
    const told = apiDomainIn({ api_domain: 'https://www.zohoapis.eu' });
    expect(apiOf({ region: 'us', ...told })).toBe('https://www.zohoapis.eu');
  });

  it.each(['https://accounts.zoho.eu.evil.test', 'https://evil.test', ''])(
    'is not taken from %j, which came with the browser',
    (server) => {
      expect(accountsServerIn({ 'accounts-server': server })).toEqual({});
      expect(apiDomainIn({ api_domain: server })).toEqual({});
    },
  );
});

describe('a token of Zoho', () => {
  it('travels under Zoho’s own scheme', () => {
    const headers: Record<string, string> = {};
    const request = { method: 'GET', url: new URL('https://www.zohoapis.com'), headers, body: '' };
    const context = { credentials: { access_token: 't' }, settings: {}, now: 0, messageId: 'm' };
    for (const method of connector.auth) {
      injectorOf(method)(request, context);
      expect(headers['authorization']).toBe('Zoho-oauthtoken t');
    }
  });

  it('is taken back at the data centre that gave it, by the refresh token', () => {
    const tokens = { accessToken: 'a', refreshToken: 'r', settings: { region: 'eu' } };
    const client = { clientId: 'id', clientSecret: 's' };
    expect(zohoOAuth.revokeRequest!({ ...tokens, client })).toEqual({
      method: 'POST',
      baseUrl: 'https://accounts.zoho.eu',
      path: '/oauth/v2/token/revoke',
      query: { token: 'r' },
    });
  });

  it('of a self client is for one organization', async () => {
    const credentials = { client_id: 'id', client_secret: 's' };
    const ask = async (settings: Record<string, unknown>) =>
      selfClient.grant!.request({ credentials, settings, now: 0 });
    expect((await ask({ region: 'eu', org_id: '7' })).form).toMatchObject({ soid: 'ZohoCRM.7' });
    await expect(ask({ region: 'eu' })).rejects.toThrow(/org_id/);
  });
});

describe('a record at Zoho CRM', () => {
  it('is a contact upserted by address, which must have a last name', () => {
    const { url, json } = built(connector, 'upsert_contact', { email: 'ada@example.com' }, over);
    expect(url).toBe('https://www.zohoapis.com/crm/v8/Contacts/upsert');
    expect(json).toEqual({
      data: [{ Email: 'ada@example.com', Last_Name: 'ada' }],
      duplicate_check_fields: ['Email'],
    });
  });

  it('is a deal with a close date, and a note of the deal rather than its contact', () => {
    expect(built(connector, 'create_deal', { name: 'D' }, over).json).toEqual({
      data: [{ Deal_Name: 'D', Stage: 'Qualification', Closing_Date: '2026-02-01' }],
    });
    const note = { note: 'Called.\nOrders.', contact_id: '12345', deal_id: '67890' };
    expect(built(connector, 'log_activity', note, over).json).toEqual({
      data: [
        {
          Note_Title: 'Called.',
          Note_Content: 'Called.\nOrders.',
          Parent_Id: { module: { api_name: 'Deals' }, id: '67890' },
        },
      ],
    });
  });
});

it('an error inside a success is an error', () => {
  const body = { data: [{ code: 'DUPLICATE_DATA', status: 'error', details: {}, message: 'm' }] };
  expect(readAttempt(connector, 'oauth', answer(202, body))).toMatchObject({
    verdict: 'rejected',
    errorCode: 'DUPLICATE_DATA',
  });
  const partly = { data: [{ code: 'SUCCESS', status: 'success', details: { id: '12345' } }] };
  expect(readAttempt(connector, 'oauth', answer(200, partly)).verdict).toBe('delivered');
});
