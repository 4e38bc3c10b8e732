import { describe, expect, it } from 'vitest';
import { readAttempt } from '@patchbay/connector-sdk/read-attempt';
import { accepts, answer, built, refusalOf } from '../../test/built.ts';
import { completionOf } from './completion-of.ts';
import connector from './connector.ts';
import { discover } from './models.ts';

const settings = { newest_model: 'gemini-flash-latest' };

describe('a question for Gemini', () => {
  it('goes to the newest quick model unless settings or delivery name another', () => {
    const url = (input: object, over: object = {}) =>
      built(connector, 'complete', { prompt: 'Hi', ...input }, { settings: { ...settings, ...over } })
        .url; // prettier-ignore
    expect(url({})).toMatch(/\/v1beta\/models\/gemini-flash-latest:generateContent$/);
    expect(url({}, { model: 'gemini-a' })).toContain('/models/gemini-a:generateContent');
    expect(url({ model: 'models/gemini-b' })).toContain('/models/gemini-b:generateContent');
  });

  it('calls the assistant a model, and keeps instructions apart', () => {
    const messages = [
      { role: 'user', content: 'a' },
      { role: 'assistant', content: 'b' },
    ];
    expect(built(connector, 'complete', { messages, system: 's' }, { settings }).json).toEqual({
      contents: [
        { role: 'user', parts: [{ text: 'a' }] },
        { role: 'model', parts: [{ text: 'b' }] },
      ],
      systemInstruction: { parts: [{ text: 's' }] },
      generationConfig: { maxOutputTokens: 8192 },
    });
    expect(accepts(connector, 'complete', { prompt: 'a', messages })).toBe(false);
  });
});

describe('an answer of Gemini', () => {
  it('leaves out what the model thought', () => {
    const parts = [{ text: 'Hmm.', thought: true }, { text: 'Yes' }, { text: '.' }];
    const candidates = [{ content: { parts }, finishReason: 'MAX_TOKENS' }];
    expect(completionOf(answer(200, { candidates, modelVersion: 'm' }))).toMatchObject({
      text: 'Yes.',
      finish: 'length',
    });
  });

  it('without a candidate says why the question was not taken', () => {
    const body = { promptFeedback: { blockReason: 'PROHIBITED_CONTENT' }, modelVersion: 'm' };
    expect(completionOf(answer(200, body))).toMatchObject({
      text: '',
      finish: 'refused',
      vendor_finish: 'PROHIBITED_CONTENT',
    });
  });
});

describe('the newest model of Gemini', () => {
  const found = (names: string[]) => {
    const models = names.map((name) => ({
      name: `models/${name}`,
      supportedGenerationMethods: name.includes('embedding')
        ? ['embedContent']
        : ['generateContent'],
    }));
    const call = () => Promise.resolve(answer(200, { models }));
    return discover({ settings: {}, flow: 'api_key', credentials: {}, call });
  };

  it('is the one Google keeps up to date, else the one with the highest number', async () => {
    const names = ['gemini-3.5-flash', 'gemini-3.8-flash', 'gemini-4-flash-preview'];
    expect(await found([...names, 'gemini-flash-latest'])).toEqual(settings);
    expect(await found(names)).toEqual({ newest_model: 'gemini-3.8-flash' });
    expect(await found(['gemini-embedding-2'])).toEqual({});
  });
});

it('a bad key of Gemini is told from a bad question, though both are an invalid argument', () => {
  const refused = (reason?: string) =>
    readAttempt(
      connector,
      'api_key',
      answer(400, {
        error: {
          code: 400,
          status: 'INVALID_ARGUMENT',
          message: 'm',
          ...(reason && { details: [{ reason }] }),
        },
      }),
    );
  expect(refused('API_KEY_INVALID').verdict).toBe('unauthorized');
  expect(refused().verdict).toBe('rejected');
});

it.each([
  ['sk-ant-api03-x', /Anthropic/],
  ['sk-proj-x', /OpenAI/],
  ['ya29.a0', /ends within an hour/],
])('a key of Gemini is told from %s', (api_key, message) => {
  expect(refusalOf(connector, 'api_key', { api_key })).toMatch(message);
});
