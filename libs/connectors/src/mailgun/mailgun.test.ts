import { describe, expect, it } from 'vitest';
import { accepts, answer, built, contextOf, refusalOf } from '../../test/built.ts';
import connector from './connector.ts';

const settings = { domain: 'mg.example.com', sender_email: 'a@b.nl' };
const mail = { to: [{ email: 'c@d.nl' }, { email: 'e@f.nl', name: 'E' }], subject: 'S', text: 'T' };
const parts = (name: string, input: object, over: object = {}) =>
  built(connector, name, input, {
    settings: { ...settings, ...over },
  }).request.multipart!.parts.map((part) => [part.name, part.text]);

describe('an e-mail by Mailgun', () => {
  it('is a form with a field for each recipient', () => {
    expect(parts('send_email', mail)).toEqual([
      ['from', 'a@b.nl'],
      ['to', 'c@d.nl'],
      ['to', 'E <e@f.nl>'],
      ['subject', 'S'],
      ['text', 'T'],
    ]);
  });

  it('goes to the region where the domain was created', () => {
    const url = (region?: string) =>
      built(connector, 'send_email', mail, { settings: { ...settings, region } }).url;
    expect(url()).toBe('https://api.mailgun.net/v3/mg.example.com/messages');
    expect(url('eu')).toBe('https://api.eu.mailgun.net/v3/mg.example.com/messages');
  });

  it('hands its values to a template as JSON', () => {
    const input = { to: mail.to, template_id: 'welcome', params: { n: 1 } };
    expect(parts('send_email', input)).toContainEqual(['t:variables', '{"n":1}']);
    expect(accepts(connector, 'send_email', { to: mail.to })).toBe(false);
  });
});

describe('a contact at Mailgun', () => {
  it('is a member of a list, updated where it is one already', () => {
    const input = { email: 'a@b.nl', first_name: 'A', company: 'C' };
    expect(parts('upsert_contact', input, { mailing_list: 'l@b.nl' })).toEqual([
      ['address', 'a@b.nl'],
      ['name', 'A'],
      ['vars', '{"first_name":"A","company":"C"}'],
      ['upsert', 'true'],
    ]);
    expect(() => parts('upsert_contact', input)).toThrow(/mailing_list: is needed/);
  });
});

describe('Mailgun’s form and answers', () => {
  it('take the domain out of an address, but not Mailgun’s own', () => {
    const domain = (value: string) =>
      connector.settings!.safeParse({ domain: value }).data?.['domain'];
    expect(domain(' https://mg.example.com/ ')).toBe('mg.example.com');
    expect(domain('https://api.mailgun.net/v3/mg.example.com')).toBeUndefined();
    expect(refusalOf(connector, 'api_key', { api_key: 'pubkey-1' })).toMatch(/public key/);
  });

  it('show a sandbox domain as what it is', () => {
    const domain = { id: '1', name: 'sandbox1.mailgun.org', type: 'sandbox' };
    expect(connector.test.account(answer(200, { domain }), contextOf())?.name).toBe(
      'sandbox1.mailgun.org (test mode)',
    );
  });
});
