import { expect, it } from 'vitest';
import { listParam, listText } from './list-param.ts';

const VALUES = ['active', 'paused', 'error'] as const;

it('reads a comma list in the order of the known values', () => {
  expect(listParam('error, active', VALUES)).toEqual(['active', 'error']);
});

it('drops what it does not know, and is undefined when nothing is left', () => {
  expect(listParam('gone,paused,paused', VALUES)).toEqual(['paused']);
  expect(listParam('gone', VALUES)).toBeUndefined();
  expect(listParam(undefined, VALUES)).toBeUndefined();
});

it('leaves an empty choice out of the address', () => {
  expect(listText([])).toBeUndefined();
  expect(listText(['a', 'b'])).toBe('a,b');
});
