import { describe, expect, it } from 'vitest';
import { readAttempt } from '@patchbay/connector-sdk/read-attempt';
import { answer, built, refusalOf } from '../../test/built.ts';
import connector from './connector.ts';

const mail = { to: [{ email: 'c@d.nl', name: 'Doe, C' }, { email: 'e@f.nl' }] };
const settings = { sender_email: 'a@b.nl', sender_name: 'Shop', message_stream: 'outbound' };
const send = (input: object) => built(connector, 'send_email', { ...mail, ...input }, { settings });

describe('an e-mail by Postmark', () => {
  it('is written out with all recipients in one line', () => {
    const { url, json } = send({ subject: 'S', text: 'T' });
    expect(url).toBe('https://api.postmarkapp.com/email');
    expect(json).toEqual({
      From: 'Shop <a@b.nl>',
      To: '"Doe, C" <c@d.nl>, e@f.nl',
      Subject: 'S',
      TextBody: 'T',
      MessageStream: 'outbound',
    });
  });

  it.each([
    ['1234', { TemplateId: 1234 }],
    ['welcome', { TemplateAlias: 'welcome' }],
  ])('comes from the template %s at an address of its own', (template_id, named) => {
    const { url, json } = send({ template_id });
    expect(url).toBe('https://api.postmarkapp.com/email/withTemplate');
    expect(json).toMatchObject({ ...named, TemplateModel: {} });
    expect(json).not.toHaveProperty('Subject');
  });
});

describe('Postmark’s answer', () => {
  it.each([
    [200, 0, 'delivered'],
    [200, 300, 'rejected'],
    [401, 10, 'unauthorized'],
    [422, 406, 'rejected'],
    [429, 429, 'retry'],
    [503, 100, 'retry'],
  ])('%j with %j is %s', (status, ErrorCode, verdict) => {
    expect(readAttempt(connector, 'api_key', answer(status, { ErrorCode })).verdict).toBe(verdict);
  });

  it('in HTML is the security layer’s, and says nothing of the token', () => {
    expect(connector.readError!(answer(403))).toEqual({ kind: 'vendor_error', code: 'blocked' });
  });

  it('is not asked with the token for trying', () => {
    expect(refusalOf(connector, 'api_key', { server_token: 'POSTMARK_API_TEST' })).toMatch(
      /sandbox/,
    );
  });
});
