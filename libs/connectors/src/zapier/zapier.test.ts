import { describe, expect, it } from 'vitest';
import { answer, built, refusalOf } from '../../test/built.ts';
import connector from './connector.ts';
import { discover, inject } from './hook.ts';

const hook_url = 'https://hooks.zapier.com/hooks/catch/123456/abcdef/';
const refused = (url: string) => refusalOf(connector, 'api_key', { hook_url: url });

describe('the address of a hook', () => {
  it.each([
    hook_url,
    'https://hooks.zapier.com/hooks/catch/123456/abcdef',
    'https://hooks.zapier.com/hooks/catch/123456/abcdef/silent/',
    'https://hooks.zapier.com/hooks/standard/123456/0f1e2d3c4b5a/',
    'https://hooks.zapier.com/hooks/catch/v/123456/abcdef/',
  ])('may be %s', (url) => {
    expect(refused(url)).toBeUndefined();
  });

  it.each([
    ['https://zapier.com/editor/123', /own page/],
    ['http://hooks.zapier.com/hooks/catch/123456/abcdef/', /https/],
    ['https://hooks.zapier.com.evil.test/hooks/catch/123456/abcdef/', /of the form/],
    ['https://hooks.zapier.com/hooks/catch/123456/../../x/', /of the form/],
  ])('is not %s', (url, words) => {
    expect(refused(url)).toMatch(words);
  });

  it('is put in only where it belongs, and its host is never taken from it', () => {
    const request = {
      method: 'POST',
      url: new URL('https://hooks.zapier.com/'),
      headers: {},
      body: '',
    };
    const context = { settings: {}, now: 0, messageId: 'm' };
    inject(request, { ...context, credentials: { hook_url } });
    expect(request.url.href).toBe(hook_url);
    inject(request, { ...context, credentials: { hook_url: 'https://evil.test/hooks/catch/1/x' } });
    expect(request.url.href).toBe(hook_url);
  });

  it('leaves none of its secret in the settings', () => {
    const call = () => Promise.reject(new Error('asked'));
    const facts = discover({ settings: {}, flow: 'api_key', credentials: { hook_url }, call });
    expect(facts['account_number']).toBe('123456');
    expect(JSON.stringify(facts)).not.toContain('abcdef');
  });
});

describe('an event for a Zap', () => {
  it('bears the delivery’s mark and the time it was accepted', () => {
    const { json } = built(
      connector,
      'post_event',
      { type: 'a', data: 1 },
      { messageId: 'msg_1', acceptedAt: 0, now: 99 },
    );
    expect(json).toEqual({
      id: 'msg_1',
      type: 'a',
      timestamp: '1970-01-01T00:00:00.000Z',
      data: 1,
    });
  });

  it('is refused by words that come with 200, too', () => {
    const read = (status: number, word?: string) =>
      connector.readError!(answer(status, word && { status: word }))?.kind;
    expect(read(200, 'success')).toBeUndefined();
    expect(read(200, 'error')).toBe('rejected');
    expect(read(429, 'throttled')).toBe('rate_limited');
    expect(read(410)).toBe('credential_revoked');
  });
});
