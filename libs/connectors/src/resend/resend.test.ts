import { describe, expect, it } from 'vitest';
import { readAttempt } from '@patchbay/connector-sdk/read-attempt';
import { accepts, answer, built, contextOf, refusalOf } from '../../test/built.ts';
import connector from './connector.ts';
import { upsertContact } from './upsert-contact.ts';

const mail = { to: [{ email: 'c@d.nl', name: 'Doe, C' }], subject: 'S', text: 'T' };
const settings = { sender_email: 'a@b.nl', sender_name: 'Shop' };

describe('an e-mail by Resend', () => {
  it('comes from the settings’ sender unless it names its own', () => {
    const from = (input: object) =>
      built(connector, 'send_email', { ...mail, ...input }, { settings }).json!['from'];
    expect(from({})).toBe('Shop <a@b.nl>');
    expect(from({ from: { email: 'x@y.nl' } })).toBe('x@y.nl');
    expect(() => built(connector, 'send_email', mail)).toThrow(/from: is needed/);
  });

  it('writes recipients as mailboxes', () => {
    expect(built(connector, 'send_email', mail, { settings }).json!['to']).toEqual([
      '"Doe, C" <c@d.nl>',
    ]);
  });

  it('has a body or a template, not both', () => {
    expect(accepts(connector, 'send_email', { ...mail, template_id: 't' })).toBe(false);
    expect(accepts(connector, 'send_email', { ...mail, text: undefined })).toBe(false);
    expect(accepts(connector, 'send_email', { ...mail, text: undefined, template_id: 't' })).toBe(
      true,
    );
  });
});

describe('a contact at Resend', () => {
  const request = (known: boolean) =>
    upsertContact.request({ email: 'a@b.nl', first_name: 'A' } as never, contextOf(), { known });

  it('is created where none has the address, and updated where one has', () => {
    expect(request(false)).toMatchObject({ method: 'POST', path: '/contacts' });
    expect(request(true)).toEqual({
      method: 'PATCH',
      path: '/contacts/{id}',
      params: { id: 'a@b.nl' },
      json: { first_name: 'A' },
    });
  });

  it('is looked for by its address, and not being there is an answer', () => {
    const { accepts: known, read } = upsertContact.before![0]!;
    expect(known).toEqual([404]);
    expect(read(answer(404, { name: 'not_found' }), undefined as never, {})).toEqual({
      known: false,
    });
    expect(read(answer(200, { object: 'contact', id: 'x' }), undefined as never, {})).toEqual({
      known: true,
    });
    expect(read(answer(200, 'hello'), undefined as never, {})).toBeUndefined();
  });
});

describe('Resend’s answer', () => {
  it('names the oldest domain, which others added later do not change', () => {
    const data = [
      { id: 'd2', name: 'new.nl', created_at: '2026-05-01' },
      { id: 'd1', name: 'old.nl', created_at: '2025-05-01' },
    ];
    expect(connector.test.account(answer(200, { object: 'list', data }), contextOf())).toEqual({
      id: 'd1',
      name: 'old.nl',
    });
  });

  it.each([
    [403, 'invalid_api_key', 'unauthorized'],
    [403, 'validation_error', 'rejected'],
    [401, 'restricted_api_key', 'rejected'],
    [409, 'concurrent_idempotent_requests', 'retry'],
    [409, 'invalid_idempotent_request', 'rejected'],
    [429, 'daily_quota_exceeded', 'retry'],
    [500, 'application_error', 'retry'],
  ])('%j with %s is %s', (status, name, verdict) => {
    expect(readAttempt(connector, 'api_key', answer(status, { name })).verdict).toBe(verdict);
  });

  it('refuses keys of other kinds in the form', () => {
    expect(refusalOf(connector, 'api_key', { api_key: 'whsec_x' })).toMatch(/webhook/);
    expect(refusalOf(connector, 'api_key', { api_key: 'sk_x' })).toMatch(/re_/);
  });
});
