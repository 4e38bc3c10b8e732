import { describe, expect, it } from 'vitest';
import { readAttempt } from '@patchbay/connector-sdk/read-attempt';
import { accepts, answer, built, refusalOf } from '../../test/built.ts';
import connector from './connector.ts';

const mail = { to: [{ email: 'c@d.nl' }], subject: 'S', html: '<p>H</p>', text: 'T' };
const settings = { sender_email: 'a@b.nl' };
const errors = (status: number, field: string | null) =>
  answer(status, { errors: [{ message: 'm', field }] });

describe('an e-mail by SendGrid', () => {
  it('has its text before its HTML, as SendGrid demands', () => {
    expect(built(connector, 'send_email', mail, { settings }).json).toEqual({
      personalizations: [{ to: mail.to }],
      from: { email: 'a@b.nl' },
      subject: 'S',
      content: [
        { type: 'text/plain', value: 'T' },
        { type: 'text/html', value: '<p>H</p>' },
      ],
    });
  });

  it('needs subject and body unless a template has them', () => {
    expect(accepts(connector, 'send_email', { to: mail.to, template_id: 'd-1' })).toBe(true);
    expect(accepts(connector, 'send_email', { to: mail.to, subject: 'S' })).toBe(false);
    expect(accepts(connector, 'send_email', { to: mail.to, text: 'T' })).toBe(false);
  });

  it('goes to Europe for subusers of the EU region, who have no contacts', () => {
    const eu = { settings: { ...settings, region: 'eu' } };
    expect(built(connector, 'send_email', mail, eu).url).toBe(
      'https://api.eu.sendgrid.com/v3/mail/send',
    );
    expect(() => built(connector, 'upsert_contact', { email: 'a@b.nl' }, eu)).toThrow(/EU region/);
  });
});

describe('SendGrid’s answer', () => {
  it.each([
    [401, null, 'unauthorized', '401'],
    [403, null, 'rejected', '403'],
    [403, 'from', 'rejected', 'from'],
    [400, 'null', 'rejected', '400'],
    [429, null, 'retry', '429'],
  ])('%j about %j is %s as %s', (status, field, verdict, errorCode) => {
    expect(readAttempt(connector, 'api_key', errors(status, field))).toMatchObject({
      verdict,
      errorCode,
    });
  });

  it('tells a missing permission from a sender that is not verified', () => {
    expect(connector.readError!(errors(403, null))?.kind).toBe('scope_insufficient');
    expect(connector.readError!(errors(403, 'from'))?.kind).toBe('rejected');
  });

  it('is not asked with a SID of Twilio', () => {
    expect(refusalOf(connector, 'api_key', { api_key: `SK${'0'.repeat(32)}` })).toMatch(/SG\./);
  });
});
