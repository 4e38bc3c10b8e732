import { describe, expect, it } from 'vitest';
import { failure } from '../_meta/sample-answers.ts';
import { accepts, answer, built, contextOf } from '../../test/built.ts';
import connector from './connector.ts';

const settings = { phone_number_id: '106540352242922' };
const send = (input: object, over: object = {}) =>
  built(connector, 'send_message', { to: '+31201234567', ...input }, { settings, ...over });

describe('a message by WhatsApp', () => {
  it('comes from the number of the settings, by the connection’s version', () => {
    const { url, json } = send({ text: 'T' }, { version: 'v25.0' });
    expect(url).toBe('https://graph.facebook.com/v25.0/106540352242922/messages');
    expect(json).toEqual({
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      to: '+31201234567',
      type: 'text',
      text: { body: 'T' },
    });
  });

  it.each([
    [['Ada'], [{ type: 'text', text: 'Ada' }]],
    [{ customer: 'Ada' }, [{ type: 'text', parameter_name: 'customer', text: 'Ada' }]],
  ])('fills a template with %j', (parameters, filled) => {
    expect(send({ template: { name: 't', language: 'nl', parameters } }).json).toMatchObject({
      type: 'template',
      template: {
        name: 't',
        language: { code: 'nl' },
        components: [{ type: 'body', parameters: filled }],
      },
    });
  });

  it('is a text or a template', () => {
    const to = '+31201234567';
    expect(accepts(connector, 'send_message', { to })).toBe(false);
    const template = { name: 't', language: 'nl' };
    expect(accepts(connector, 'send_message', { to, text: 'T', template })).toBe(false);
    expect(accepts(connector, 'send_message', { to, template })).toBe(true);
  });
});

describe('WhatsApp’s answer', () => {
  it.each([
    [429, 130429, 'rate_limited'],
    [400, 131056, 'rate_limited'],
    [500, 131000, 'vendor_error'],
    [401, 0, 'credential_revoked'],
    [500, 0, 'vendor_error'],
    [403, 131005, 'scope_insufficient'],
    [400, 131047, 'rejected'],
    [400, 190, 'credential_revoked'],
  ])('%p with %p is %s', (status, code, kind) => {
    const { json } = failure(status, code);
    expect(connector.readError!(answer(status, json))?.kind).toBe(kind);
  });

  it('names the business and its number', () => {
    const number = { id: '1', display_phone_number: '+1 555', verified_name: 'Shop' };
    const account = (body: object) => connector.test.account(answer(200, body), contextOf());
    expect(account(number)).toEqual({ id: '1', name: 'Shop, +1 555' });
    expect(account({ ...number, account_mode: 'SANDBOX' })?.name).toBe('Shop, +1 555 (test mode)');
  });
});

it('asks for the number’s identifier, not for the number', () => {
  const issue = connector.settings!.safeParse({ phone_number_id: '+31201234567' }).error?.issues[0];
  expect(issue?.message).toMatch(/API Setup/);
});
