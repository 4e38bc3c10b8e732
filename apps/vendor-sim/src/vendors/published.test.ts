import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startVendorSim, type VendorSim } from '../start.ts';
import { call, connect, control } from '../../test/client.ts';
import { complaints, HAS_SPECS } from '../../test/vendor-spec.ts';

const STRIPE = 'stripe/spec3-2023-09-12.yaml';
const BREVO = 'brevo/openapi.yaml';
const MAILCHIMP = 'mailchimp/apis-guru-mailchimp.com.json';
const CONTACTS = 'hubspot/contacts-v3.json';

const describeWithSpecs = HAS_SPECS ? describe : describe.skip;

let sim: VendorSim;

beforeAll(async () => {
  sim = await startVendorSim();
});
afterAll(() => sim.close());

// Skipped where the vendors' descriptions are not beside the repository: they are not part of it.
describeWithSpecs('answers fit what the vendors published', () => {
  const stripeKey = 'sk_test_PatchbayDemoAcme00000001';
  const brevoKey = { 'api-key': `xkeysib-${'ac3e'.repeat(16)}-PatchbayDemoKey1` };
  const hubspotKey = 'pat-eu1-ac3e0000-0000-4000-8000-000000000001';

  it('Stripe: account, customer, payment, session, refund, error', async () => {
    const at = (name: string) => `/components/schemas/${name}`;
    const post = (path: string, form: Record<string, string>) =>
      call(sim, 'POST', `/stripe${path}`, { token: stripeKey, form });
    const account = await call(sim, 'GET', '/stripe/v1/account', { token: stripeKey });
    const customer = await post('/v1/customers', { email: 'a@example.com' });
    const intent = await post('/v1/payment_intents', {
      amount: '100',
      currency: 'eur',
      confirm: 'true',
      payment_method: 'pm_card_visa',
    });
    const session = await post('/v1/checkout/sessions', {
      mode: 'payment',
      success_url: 'https://acme.example/ok',
      'line_items[0][price]': 'price_1',
    });
    const refund = await post('/v1/refunds', { payment_intent: intent.body.id });
    const error = await post('/v1/payment_intents', { currency: 'eur' });
    expect(complaints(STRIPE, at('account'), account.body)).toEqual([]);
    expect(complaints(STRIPE, at('customer'), customer.body)).toEqual([]);
    expect(complaints(STRIPE, at('payment_intent'), intent.body)).toEqual([]);
    expect(complaints(STRIPE, at('checkout.session'), session.body)).toEqual([]);
    expect(complaints(STRIPE, at('refund'), refund.body)).toEqual([]);
    expect(complaints(STRIPE, at('error'), error.body)).toEqual([]);
  });

  it('HubSpot: account details, contact, batch upsert, errors', async () => {
    const token = hubspotKey;
    const at = (name: string) => `/components/schemas/${name}`;
    const details = await call(sim, 'GET', '/hubspot/account-info/v3/details', { token });
    const contact = await call(sim, 'POST', '/hubspot/crm/v3/objects/contacts', {
      token,
      json: { properties: { email: 'published@example.com' }, associations: [] },
    });
    const upsert = await call(sim, 'POST', '/hubspot/crm/v3/objects/contacts/batch/upsert', {
      token,
      json: {
        inputs: [{ id: 'b@example.com', idProperty: 'email', properties: { city: 'Cork' } }],
      },
    });
    const partly = await call(sim, 'POST', '/hubspot/crm/v3/objects/contacts/batch/upsert', {
      token,
      json: { inputs: [{ id: 'no-address', idProperty: 'email', properties: {} }] },
    });
    const refused = await call(sim, 'GET', '/hubspot/account-info/v3/details', { token: 'no' });
    expect(
      complaints('hubspot/accountInfo-v3.json', at('PortalInformationResponse'), details.body),
    ).toEqual([]);
    expect(complaints(CONTACTS, at('SimplePublicObject'), contact.body)).toEqual([]);
    expect(complaints(CONTACTS, at('BatchResponseSimplePublicUpsertObject'), upsert.body)).toEqual(
      [],
    );
    expect(partly.status).toBe(207);
    expect(
      complaints(CONTACTS, at('BatchResponseSimplePublicUpsertObjectWithErrors'), partly.body),
    ).toEqual([]);
    expect(complaints(CONTACTS, at('Error'), refused.body)).toEqual([]);
  });

  it('HubSpot: tokens, and what it tells about them', async () => {
    const { body } = await connect(
      sim,
      { authorize: '/hubspot/oauth/authorize', token: '/hubspot/oauth/v3/token' },
      { scope: 'oauth crm.objects.contacts.read' },
    );
    const about = await call(sim, 'GET', `/hubspot/oauth/v1/access-tokens/${body.access_token}`);
    const spec = 'hubspot/oauth-v3.json';
    expect(complaints(spec, '/components/schemas/AccessTokenResponse', body)).toEqual([]);
    expect(
      complaints(
        'hubspot/oauth-v1.json',
        '/components/schemas/AccessTokenInfoResponse',
        about.body,
      ),
    ).toEqual([]);
  });

  it('Brevo: account, mail, contact, error', async () => {
    const at = (name: string) => `/components/schemas/${name}`;
    const send = (path: string, json: unknown) =>
      call(sim, 'POST', `/brevo${path}`, { headers: brevoKey, json });
    const account = await call(sim, 'GET', '/brevo/v3/account', { headers: brevoKey });
    const mail = await send('/v3/smtp/email', {
      sender: { email: 'shop@example.com' },
      to: [{ email: 'a@example.com' }],
      subject: 'Hello',
      textContent: 'Hello',
    });
    const contact = await send('/v3/contacts', { email: 'published@example.com' });
    const error = await send('/v3/smtp/email', { to: [] });
    expect(complaints(BREVO, at('getAccount'), account.body)).toEqual([]);
    expect(complaints(BREVO, at('createSmtpEmail'), mail.body)).toEqual([]);
    expect(complaints(BREVO, at('createUpdateContactModel'), contact.body)).toEqual([]);
    expect(complaints(BREVO, at('errorModel'), error.body)).toEqual([]);
  });

  it('Mailchimp: root, ping, member, problem', async () => {
    const key = Buffer.from(`any:${'ac3e'.repeat(8)}-us21`).toString('base64');
    const headers = { authorization: `Basic ${key}` };
    const answer = (path: string, method: string, status = '200') =>
      `/paths/${path.replaceAll('/', '~1')}/${method}/responses/${status}/content/application~1json/schema`;
    const member = '/lists/{list_id}/members/{subscriber_hash}';
    const hash = createHash('md5').update('a@example.com').digest('hex');
    const root = await call(sim, 'GET', '/mailchimp/3.0/', { headers });
    const ping = await call(sim, 'GET', '/mailchimp/3.0/ping', { headers });
    const put = await call(sim, 'PUT', `/mailchimp/3.0/lists/a1b2c3d4e5/members/${hash}`, {
      headers,
      json: { email_address: 'a@example.com', status_if_new: 'subscribed' },
    });
    const problem = await call(sim, 'GET', '/mailchimp/3.0/ping');
    expect(complaints(MAILCHIMP, answer('/', 'get'), root.body)).toEqual([]);
    expect(complaints(MAILCHIMP, answer('/ping', 'get'), ping.body)).toEqual([]);
    expect(complaints(MAILCHIMP, answer(member, 'put'), put.body)).toEqual([]);
    expect(complaints(MAILCHIMP, answer('/ping', 'get', 'default'), problem.body)).toEqual([]);
  });

  it('Google Analytics: account summaries and a report', async () => {
    const scope = 'https://www.googleapis.com/auth/analytics.readonly';
    const issued = await control(sim, '/grants', { vendor: 'google_analytics', scopes: [scope] });
    const token = issued.body.access_token;
    const list = await call(sim, 'GET', '/google_analytics/v1beta/accountSummaries', { token });
    const report = await call(
      sim,
      'POST',
      '/google_analytics/v1beta/properties/482107311:runReport',
      { token, json: { metrics: [{ name: 'activeUsers' }], dimensions: [{ name: 'date' }] } },
    );
    const summaries = 'GoogleAnalyticsAdminV1betaListAccountSummariesResponse';
    expect(
      complaints('google-analytics/analyticsadmin.v1beta.json', `/schemas/${summaries}`, list.body),
    ).toEqual([]);
    expect(
      complaints(
        'google-analytics/analyticsdata.v1beta.json',
        '/schemas/RunReportResponse',
        report.body,
      ),
    ).toEqual([]);
    expect(report.body).toMatchObject({ rowCount: 3, kind: 'analyticsData#runReport' });
  });

  it('the check itself finds what is wrong', () => {
    const wrong = { portalId: 'not a number' };
    const file = 'hubspot/accountInfo-v3.json';
    const found = complaints(file, '/components/schemas/PortalInformationResponse', wrong);
    expect(found.join('\n')).toMatch(/portalId must be integer/);
    expect(found.join('\n')).toMatch(/required property 'timeZone'/);
  });
});
