import { expect, it } from 'vitest';
import { z } from 'zod';
import { responseOf } from './conformance/response-of.ts';
import { readResult } from './read-result.ts';

const context = { settings: {}, flow: 'api_key' as const, now: 0 };
const input = { name: 'Ada' };
const answered = { response: responseOf({ status: 200 }), found: { step: 1 }, input, context };

const reading = (told: unknown) => {
  const schema = z.object({ id: z.string(), note: z.string().optional() });
  return readResult({ result: { schema, read: () => told as never } }, answered);
};

it('is what the schema makes of what was read', () => {
  expect(reading({ id: 'p1', secret: 'x' })).toEqual({ result: { id: 'p1' } });
});

it('may be missing: an action without one, an answer that does not tell it', () => {
  expect(reading(undefined)).toEqual({});
  expect(readResult({}, answered)).toEqual({});
});

it.each([
  ['does not fit its schema', { id: 7 }, /^id: /],
  ['is larger than 16 KiB', { id: 'p1', note: 'x'.repeat(16 * 1024) }, /larger than 16 KiB/],
])('is none when it %s', (_, told, problem) => {
  const { result, problem: found } = reading(told);
  expect(result).toBeUndefined();
  expect(found).toMatch(problem);
});

it('is none when it is no object', () => {
  const schema = z.array(z.string());
  const action = { result: { schema, read: () => ['a'] } };
  expect(readResult(action, answered)).toEqual({
    problem: 'result: is no object',
  });
});

it('is read from the answer, what the steps found, the input and the context', () => {
  const read = (...seen: unknown[]) => ({ seen });
  const schema = z.object({ seen: z.array(z.unknown()) });
  const { response, found } = answered;
  expect(readResult({ result: { schema, read } }, answered).result).toEqual({
    seen: [response, found, input, context],
  });
});
