import { expect, it } from 'vitest';
import { z } from 'zod';
import { responseOf } from './conformance/response-of.ts';
import { readFile } from './read-file.ts';
import { type FoundFile, MOST_FILE_BYTES, mostAnswerBytesOf, mostBytesOf } from './result-file.ts';

const context = { settings: {}, flow: 'api_key' as const, now: 0 };
const body = responseOf({ status: 200, text: 'SOUND' });
const SOUND: FoundFile = { name: 'speech.mp3', mediaType: 'audio/mpeg' };

function reading(
  found: FoundFile | undefined,
  more: { in?: 'body' | 'json'; mostBytes?: number; response?: typeof body } = {},
) {
  const { response = body, ...declared } = more;
  const file = { in: 'body' as const, ...declared, read: () => found };
  const result = { schema: z.object({}), read: () => ({}), file };
  return readFile({ result }, { response, found: {}, input: {}, context });
}

it('is the whole body, byte for byte', () => {
  const bytes = Buffer.from([0xff, 0xfb, 0, 0x80]);
  const response = { ...body, bytes };
  expect(reading(SOUND, { response }).file).toEqual({ ...SOUND, bytes });
});

it('is decoded from a field of the answer', () => {
  const { file } = reading({ ...SOUND, base64: '//sAgA==' }, { in: 'json' });
  expect(file?.bytes).toEqual(Buffer.from([0xff, 0xfb, 0, 0x80]));
});

it('is not due of an action without one, nor of an answer whose JSON holds none', () => {
  expect(readFile({}, { response: body, found: {}, input: {}, context })).toEqual({});
  expect(reading(undefined, { in: 'json' })).toEqual({});
});

it('is said to be unreadable of a body that is something else', () => {
  expect(reading(undefined)).toEqual({ missing: 'unreadable' });
});

it.each([
  ['a body larger than it may be', SOUND, { mostBytes: 4 }],
  [
    'an answer that was not kept',
    undefined,
    { response: { ...body, text: '', cut: true as const } },
  ],
  ['a field larger than it may be', { ...SOUND, base64: 'QUJDREU=' }, { mostBytes: 4 }],
])('is said to be too large of %s', (_, found, more) => {
  expect(reading(found, more)).toEqual({ missing: 'too_large' });
});

it.each(['QUJD*', 'QUJ', ''])('is said to be unreadable of %j', (base64) => {
  expect(reading({ ...SOUND, base64 })).toEqual({ missing: 'unreadable' });
});

it.each([
  ['../speech.mp3', 'audio/mpeg', /name/],
  ['Ada Lovelace.pdf', 'audio/mpeg', /name/],
  ['speech.mp3', 'audio/mpeg; rate=1\r\nx: y', /mediaType/],
])('is none under the name %j as %j', (name, mediaType, problem) => {
  const read = reading({ name, mediaType });
  expect(read.file).toBeUndefined();
  expect(read.problem).toMatch(problem);
});

it('leaves room in the answer for Base64 and for what stands beside it', () => {
  expect(mostBytesOf({ in: 'body' })).toBe(MOST_FILE_BYTES);
  expect(mostAnswerBytesOf({ in: 'body', mostBytes: 3 })).toBe(3);
  expect(mostAnswerBytesOf({ in: 'json', mostBytes: 300 })).toBe(400 + 2 ** 20);
});
