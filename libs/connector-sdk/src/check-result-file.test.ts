import { expect, it } from 'vitest';
import { z } from 'zod';
import type { Action } from './action.ts';
import { checkResultFile } from './check-result-file.ts';
import { MOST_FILE_BYTES, type ResultFile } from './result-file.ts';

const sound: ResultFile = { in: 'body', read: () => undefined };

function problems(file: unknown, more: Partial<Action> = {}, schema: z.ZodType = z.object({})) {
  const result = { schema, read: () => ({}), file: file as ResultFile };
  return checkResultFile({ result, ...more } as Action);
}

it('finds nothing wrong with a sound declaration, nor with none', () => {
  expect(problems(sound)).toEqual([]);
  expect(problems({ ...sound, mostBytes: MOST_FILE_BYTES })).toEqual([]);
  expect(checkResultFile({} as Action)).toEqual([]);
});

it.each([
  ['more bytes than any file may have', { ...sound, mostBytes: MOST_FILE_BYTES + 1 }, /mostBytes/],
  ['no bytes', { ...sound, mostBytes: 0 }, /mostBytes/],
  ['half a byte', { ...sound, mostBytes: 1.5 }, /mostBytes/],
  ['a place that is unknown', { ...sound, in: 'header' }, /file\.in/],
  ['no reader', { in: 'body' }, /file\.read/],
])('refuses %s', (_, file, problem) => {
  expect(problems(file)).toEqual([expect.stringMatching(problem)]);
});

it('refuses a file of an address that nobody asks', () => {
  expect(problems(sound, { presignedFor: () => 60 })).toHaveLength(1);
});

it('refuses members of the result that tell of the file', () => {
  const schema = z.object({ file: z.string(), file_missing: z.string() });
  expect(problems(sound, {}, schema)).toHaveLength(2);
});
