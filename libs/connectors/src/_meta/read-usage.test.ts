import { expect, it } from 'vitest';
import { answer } from '../../test/built.ts';
import { readUsage } from './read-usage.ts';

const read = (name: string, value: unknown) =>
  readUsage(
    answer(200, {}, { [name]: typeof value === 'string' ? value : JSON.stringify(value) }),
    0,
  );

it('says that nothing is left once a limit of Meta is used up', () => {
  expect(read('x-app-usage', { call_count: 28, total_time: 25 })).toBeUndefined();
  expect(read('x-app-usage', { call_count: 28, total_time: 100 })).toEqual({
    remaining: 0,
    resetMs: null,
  });
  const usage = { '12': [{ type: 'pages', call_count: 101, estimated_time_to_regain_access: 19 }] };
  expect(read('x-business-use-case-usage', usage)).toEqual({ remaining: 0, resetMs: 19 * 60_000 });
});

it.each(['{', '[]', '"x"', '{"1":"x"}'])('makes nothing of %s', (text) => {
  expect(read('x-business-use-case-usage', text)).toBeUndefined();
});
