import { describe, expect, it } from 'vitest';
import { encodeBody } from '@patchbay/connector-sdk/encode-body';
import { answer, built, contextOf, refusalOf } from '../../test/built.ts';
import connector from './connector.ts';

const settings = { newest_model: 'gpt-newest' };

describe('an OpenAI key', () => {
  it.each([
    ['sk-admin-abc', /admin key/],
    ['sk-ant-api03-abc', /Anthropic/],
    ['abc', /sk-/],
  ])('is not %s', (api_key, words) => {
    expect(refusalOf(connector, 'api_key', { api_key })).toMatch(words);
    expect(refusalOf(connector, 'api_key', { api_key: 'sk-proj-abc' })).toBeUndefined();
  });
});

describe('the newest model of OpenAI', () => {
  const newest = (...models: [string, number][]) =>
    connector.discover!({
      settings: {},
      flow: 'api_key',
      credentials: {},
      call: () =>
        Promise.resolve(
          answer(200, {
            object: 'list',
            data: models.map(([id, created]) => ({ id, created })),
          }),
        ),
    });

  it('is one for general work, by its date', async () => {
    expect(
      await newest(['gpt-4', 1], ['gpt-5.1', 9], ['gpt-5', 5], ['gpt-9-mini', 99], ['tts-1', 99]),
    ).toEqual({ newest_model: 'gpt-5.1' });
    expect(await newest(['whisper-1', 1])).toEqual({});
  });
});

describe('a question to OpenAI', () => {
  it('is kept nowhere, and goes as a list of turns', () => {
    const { json } = built(connector, 'complete', { prompt: 'p', system: 's' }, { settings });
    expect(json).toEqual({
      model: 'gpt-newest',
      instructions: 's',
      input: [{ role: 'user', content: 'p' }],
      max_output_tokens: 1024,
      store: false,
    });
  });

  const result = (over: object) =>
    connector.actions['complete']!.result!.read(
      answer(200, { id: 'resp_1', object: 'response', model: 'm', output: [], ...over }),
      {},
      {},
      contextOf(),
    );

  it('says why it ended', () => {
    const cut = { status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } };
    expect(result(cut)).toMatchObject({ finish: 'length', vendor_finish: 'max_output_tokens' });
    const refusal = [{ type: 'message', content: [{ type: 'refusal', refusal: 'No.' }] }];
    expect(result({ status: 'completed', output: refusal })).toMatchObject({ finish: 'refused' });
  });
});

describe('a recording for OpenAI', () => {
  it('bears the end of name by which its format is told', () => {
    const body = (content_type: string) =>
      String(
        encodeBody(built(connector, 'transcribe', { audio_base64: 'SUQz', content_type }).request)
          .body,
      );
    expect(body('audio/x-m4a')).toContain('name="file"; filename="recording.m4a"');
    expect(body('audio/aac')).toContain('filename="recording.aac"');
  });
});

describe('OpenAI’s refusal', () => {
  const read = (status: number, error: object) =>
    connector.readError!(answer(status, { error: { message: '', ...error } }));

  it.each([401, 403])('by %d names the scopes that a restricted key lacks', (status) => {
    const message = 'No. Missing scopes: api.model.read, model.request. Check your role.';
    expect(read(status, { message })).toEqual({
      kind: 'scope_insufficient',
      code: 'missing_scope',
      missingScopes: ['api.model.read', 'model.request'],
    });
  });

  it('for want of money is not tried again, unlike one for haste', () => {
    expect(read(429, { code: 'insufficient_quota' })?.kind).toBe('rejected');
    expect(read(429, { type: 'requests' })?.kind).toBe('rate_limited');
  });

  it('counts although it comes with 200', () => {
    expect(read(200, { code: 'server_error' })).toEqual({
      kind: 'vendor_error',
      code: 'server_error',
    });
    expect(connector.readError!(answer(200, { error: null }))).toBeUndefined();
  });
});

describe('OpenAI’s limits', () => {
  it.each([
    ['6m0s', 360_000],
    ['120ms', 120],
    ['1.5s', 1500],
    ['soon', null],
  ])('renew in %s', (reset, resetMs) => {
    const headers = {
      'x-ratelimit-remaining-requests': '59',
      'x-ratelimit-reset-requests': reset,
    };
    expect(connector.readLimit!(answer(200, {}, headers), 0)).toEqual({ remaining: 59, resetMs });
  });
});
