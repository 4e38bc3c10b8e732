import { describe, expect, it } from 'vitest';
import { readAttempt } from '@patchbay/connector-sdk/read-attempt';
import { accepts, answer, built, contextOf, refusalOf } from '../../test/built.ts';
import connector from './connector.ts';
import { uuidFrom } from '../_generic/uuid-from.ts';

const mail = { from: { email: 'a@b.nl' }, to: [{ email: 'c@d.nl' }], subject: 'S', text: 'T' };

describe('a Brevo key', () => {
  it('must not be an SMTP key, and the answer says so', () => {
    expect(refusalOf(connector, 'api_key', { api_key: 'xsmtpsib-1' })).toMatch(/SMTP key/);
    expect(refusalOf(connector, 'api_key', { api_key: 'abc' })).toMatch(/xkeysib-/);
    expect(refusalOf(connector, 'api_key', { api_key: 'xkeysib-1' })).toBeUndefined();
  });
});

describe('an e-mail by Brevo', () => {
  it('is named by the delivery, so that a repeated request sends nothing twice', () => {
    const key = (messageId: string) =>
      built(connector, 'send_email', mail, { messageId }).json!['headers'];
    expect(key('msg_1')).toEqual({ idempotencyKey: uuidFrom('msg_1') });
    expect(key('msg_1')).toEqual(key('msg_1'));
    expect(key('msg_1')).not.toEqual(key('msg_2'));
    expect(built(connector, 'send_email', mail).json).not.toHaveProperty('headers');
  });

  it('is named by a UUID, as Brevo demands', () => {
    expect(uuidFrom('msg_1')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  it('needs sender, subject and body, unless a template has them', () => {
    expect(accepts(connector, 'send_email', mail)).toBe(true);
    for (const missing of ['from', 'subject', 'text']) {
      const { [missing as 'from']: _, ...rest } = mail;
      expect(accepts(connector, 'send_email', rest)).toBe(false);
    }
    expect(accepts(connector, 'send_email', { to: mail.to, template_id: 3 })).toBe(true);
    expect(accepts(connector, 'send_email', { ...mail, to: [] })).toBe(false);
  });
});

describe('Brevo’s answer', () => {
  it('names the organization, or on older accounts the e-mail', () => {
    const account = (body: unknown) => connector.test.account(answer(200, body), contextOf());
    expect(account({ email: 'a@b.nl', companyName: 'Shop' })).toEqual({
      id: 'a@b.nl',
      name: 'Shop',
    });
    expect(account({ organization_id: 'o1', email: 'a@b.nl' })).toEqual({
      id: 'o1',
      name: 'a@b.nl',
    });
    expect(account({ companyName: 'Shop' })).toBeUndefined();
  });

  it('says in a header of its own how long to wait', () => {
    const response = answer(429, { code: 'too_many_requests' }, { 'x-sib-ratelimit-reset': '3' });
    expect(readAttempt(connector, 'api_key', response)).toEqual({
      verdict: 'retry',
      errorCode: 'too_many_requests',
      reading: { kind: 'rate_limited', code: 'too_many_requests', retryAfterMs: 3000 },
    });
    const without = connector.readError!(answer(429, {}, { 'x-sib-ratelimit-reset': 'soon' }));
    expect(without).toEqual({ kind: 'rate_limited' });
  });

  it.each([
    [401, 'unauthorized', 'unauthorized'],
    [403, 'permission_denied', 'rejected'],
    [402, 'not_enough_credits', 'rejected'],
    [400, 'invalid_parameter', 'rejected'],
    [500, 'invalid_parameter', 'retry'],
  ])('%j with %s is %s', (status, code, verdict) => {
    expect(readAttempt(connector, 'api_key', answer(status, { code })).verdict).toBe(verdict);
  });
});
