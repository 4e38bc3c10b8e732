import { describe, expect, it } from 'vitest';
import { encodeBody } from '@patchbay/connector-sdk/encode-body';
import { accepts, answer, built, contextOf } from '../../test/built.ts';
import connector from './connector.ts';
import { contractState } from './signature-request.ts';

const signers = [{ name: 'Ada', email: 'ada@example.com' }];
const file = { name: 'a.pdf', content_base64: 'JVBERg==' };
const link = { url: 'https://shop.example/a.pdf' };

describe('a contract for Dropbox Sign', () => {
  it('travels as a form with its files', () => {
    const { request } = built(connector, 'send_contract', {
      title: 'T',
      signers,
      documents: [file],
    });
    const body = String(encodeBody(request).body);
    expect(body).toContain('name="signers[0][email_address]"\r\n\r\nada@example.com');
    expect(body).toContain(
      'name="files[0]"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n%PDF',
    );
    expect(body).toContain('name="test_mode"\r\n\r\nfalse');
  });

  it('travels as JSON with addresses of files', () => {
    const { json } = built(connector, 'send_contract', { title: 'T', signers, documents: [link] });
    expect(json).toEqual({
      title: 'T',
      signers: [{ name: 'Ada', email_address: 'ada@example.com' }],
      file_urls: [link.url],
      test_mode: false,
    });
  });

  it('does not mix files and addresses', () => {
    const with_ = (documents: unknown[]) => ({ title: 'T', signers, documents });
    expect(accepts(connector, 'send_contract', with_([file, link]))).toBe(false);
    expect(accepts(connector, 'send_contract', with_([link, link]))).toBe(true);
  });

  it('is a test when the settings say so, unless the delivery says otherwise', () => {
    const mode = (input: object, settings: Record<string, unknown>) =>
      built(
        connector,
        'send_contract',
        { title: 'T', signers, documents: [link], ...input },
        { settings },
      ).json!['test_mode'];
    expect(mode({}, { test_mode: true })).toBe(true);
    expect(mode({ test: false }, { test_mode: true })).toBe(false);
    expect(mode({ test: true }, {})).toBe(true);
  });
});

describe('what Dropbox Sign tells of a contract', () => {
  const state = (over: object, ...codes: string[]) =>
    contractState({
      signature_request_id: 'r1',
      signatures: codes.map((status_code) => ({ status_code })),
      ...over,
    });

  it('is one word out of three flags and the signers’', () => {
    expect(state({ is_complete: true }, 'signed')).toBe('signed');
    expect(state({ is_declined: true }, 'declined', 'signed')).toBe('declined');
    expect(state({ has_error: true }, 'error_file')).toBe('failed');
    expect(state({}, 'signed', 'awaiting_signature')).toBe('partially_signed');
    expect(state({}, 'expired')).toBe('expired');
    expect(state({}, 'something_new')).toBe('sent');
  });
});

describe('Dropbox Sign’s answer', () => {
  it('names a connection that only tests', () => {
    const body = { account: { account_id: 'a1', email_address: 'me@example.com' } };
    const name = (settings: Record<string, unknown>) =>
      connector.test.account(answer(200, body), contextOf({ settings }))?.name;
    expect(name({ test_mode: true })).toBe('me@example.com (test mode)');
    expect(name({})).toBe('me@example.com');
  });

  it('tells a plan that lacks the feature from a credential that lacks a scope', () => {
    const read = (error_msg: string) =>
      connector.readError!(answer(403, { error: { error_name: 'forbidden', error_msg } }))?.kind;
    expect(read('A paid API plan is required to access this endpoint.')).toBe('rejected');
    expect(read('Not allowed')).toBe('scope_insufficient');
  });

  it('says in a header of its own what is left', () => {
    const headers = { 'x-ratelimit-limit-remaining': '3', 'x-ratelimit-reset': '1000' };
    expect(connector.readLimit!(answer(200, {}, headers), 990_000)).toEqual({
      remaining: 3,
      resetMs: 10_000,
    });
    expect(connector.readLimit!(answer(200), 0)).toBeUndefined();
  });
});

describe('Dropbox Sign’s token address', () => {
  const [oauth] = connector.auth;
  if (oauth.flow !== 'oauth') throw new Error('no OAuth');
  const params = oauth.tokenParams as (settings: object) => object;
  const address = oauth.tokenUrl as (settings: object) => string;

  it('is told the state that the code came with, and no refresh is', () => {
    const back = oauth.callbackFacts!({ code: 'c', state: 's1' }, {});
    expect(params(back)).toEqual({ state: 's1' });
    expect(address(back)).toBe('https://app.hellosign.com/oauth/token');
    const granted = { ...back, ...oauth.tokenFacts!({}) };
    expect(params(granted)).toEqual({});
    expect(address(granted)).toBe('https://app.hellosign.com/oauth/token?refresh');
  });
});
