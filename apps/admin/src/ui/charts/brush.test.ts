import { expect, it } from 'vitest';
import { barAt, brushed, moveEnd } from './brush.ts';

it('a point means the bar it lies in, and beside the plot the nearest', () => {
  expect([-5, 0, 99, 100, 399, 400, 900].map((x) => barAt(x, 400, 4))).toEqual([0, 0, 0, 1, 3, 3, 3]); // prettier-ignore
});

it('a drag means the same in either direction', () => {
  expect(brushed(5, 2)).toEqual(brushed(2, 5));
});

it('an end moved by keyboard takes the other along rather than pass it', () => {
  expect(moveEnd({ first: 2, last: 4 }, 'first', 6)).toEqual({ first: 6, last: 6 });
  expect(moveEnd({ first: 2, last: 4 }, 'last', 1)).toEqual({ first: 1, last: 1 });
  expect(moveEnd({ first: 2, last: 4 }, 'last', 9)).toEqual({ first: 2, last: 9 });
});
