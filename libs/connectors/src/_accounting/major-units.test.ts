import { expect, it } from 'vitest';
import { majorUnits } from './major-units.ts';

it.each([
  [1999, 'EUR', 19.99],
  [-5, 'USD', -0.05],
  [1999, 'JPY', 1999],
  [1999, 'KWD', 1.999],
  [110, 'GBP', 1.1],
  [99_999_999_999, 'EUR', 999_999_999.99],
])('%i of the minor unit of %s are %d', (minor, currency, major) => {
  expect(majorUnits(minor, currency)).toBe(major);
});
