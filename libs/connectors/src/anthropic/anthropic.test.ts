import { describe, expect, it } from 'vitest';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { accepts, answer, built, contextOf, refusalOf } from '../../test/built.ts';
import connector from './connector.ts';

const settings = { newest_model: 'claude-newest' };
const list = (...ids: string[]) => ({ data: ids.map((id) => ({ type: 'model', id })) });

describe('an Anthropic key', () => {
  it.each([
    ['sk-ant-admin01-abc', /Admin API key/],
    ['sk-ant-oat01-abc', /session/],
    ['sk-proj-abc', /OpenAI/],
    ['abc', /sk-ant-/],
  ])('is not %s', (api_key, words) => {
    expect(refusalOf(connector, 'api_key', { api_key })).toMatch(words);
    expect(refusalOf(connector, 'api_key', { api_key: 'sk-ant-api03-abc' })).toBeUndefined();
  });
});

describe('the model that answers', () => {
  const model = (input: object, given: Record<string, unknown>) =>
    built(connector, 'complete', { prompt: 'p', ...input }, { settings: given }).json!['model'];

  it('is the delivery’s, the settings’, or the newest, in this order', () => {
    expect(model({ model: 'a' }, { ...settings, model: 'b' })).toBe('a');
    expect(model({}, { ...settings, model: 'b' })).toBe('b');
    expect(model({}, settings)).toBe('claude-newest');
    expect(() => model({}, {})).toThrow(RequestBuildError);
  });

  it('is found when connecting, of the middle family where there is one', async () => {
    const newest = (body: unknown) =>
      connector.discover!({
        settings: {},
        flow: 'api_key',
        credentials: {},
        call: () => Promise.resolve(answer(200, body)),
      });
    expect(await newest(list('claude-opus-9', 'claude-sonnet-9', 'claude-sonnet-8'))).toEqual({
      newest_model: 'claude-sonnet-9',
    });
    expect(await newest(list('claude-opus-9'))).toEqual({ newest_model: 'claude-opus-9' });
  });
});

describe('a question to Claude', () => {
  it('is a prompt or a conversation, and never both', () => {
    const { json } = built(connector, 'complete', { prompt: 'p' }, { settings });
    expect(json).toEqual({
      model: 'claude-newest',
      max_tokens: 1024,
      messages: [{ role: 'user', content: 'p' }],
    });
    const messages = [{ role: 'user', content: 'm' }];
    expect(accepts(connector, 'complete', { messages })).toBe(true);
    expect(accepts(connector, 'complete', { messages, prompt: 'p' })).toBe(false);
    expect(accepts(connector, 'complete', {})).toBe(false);
    expect(accepts(connector, 'complete', { prompt: 'p', temperature: 1.5 })).toBe(false);
  });

  it('has the text alone of the answer in its result', () => {
    const body = {
      id: 'msg_1',
      type: 'message',
      model: 'm',
      content: [
        { type: 'thinking', thinking: 'hm' },
        { type: 'text', text: 'Yes.' },
      ],
      stop_reason: 'something_new',
    };
    expect(
      connector.actions['complete']!.result!.read(answer(200, body), {}, {}, contextOf()),
    ).toEqual({
      text: 'Yes.',
      model: 'm',
      finish: 'unknown',
      vendor_finish: 'something_new',
      request_id: 'msg_1',
    });
  });
});

describe('Anthropic’s answer', () => {
  it('names the organization in a header', () => {
    const account = (headers: Record<string, string>) =>
      connector.test.account(answer(200, list('m'), headers), contextOf());
    expect(account({ 'anthropic-organization-id': '0f1e2d3c-4b5a' })).toEqual({
      id: '0f1e2d3c-4b5a',
      name: 'Organization 0f1e2d3c',
    });
    expect(account({})?.name).toBe('Anthropic');
  });

  it('says in headers of its own how many requests are left', () => {
    const headers = {
      'anthropic-ratelimit-requests-remaining': '0',
      'anthropic-ratelimit-requests-reset': '1970-01-01T00:00:05Z',
    };
    expect(connector.readLimit!(answer(200, {}, headers), 1000)).toEqual({
      remaining: 0,
      resetMs: 4000,
    });
  });
});
