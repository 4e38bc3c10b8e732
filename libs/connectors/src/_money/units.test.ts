import { expect, it } from 'vitest';
import { decimal, minorUnits } from './units.ts';

it.each([
  [1499, 'EUR', '14.99'],
  [1499, 'jpy', '1499'],
  [1499, 'KWD', '1.499'],
  [5, 'EUR', '0.05'],
])('%i minor units of %s are %s', (minor, currency, text) => {
  expect(decimal(minor, currency)).toBe(text);
  expect(minorUnits(Number(text), currency)).toBe(minor);
});

it.each([Number.NaN, -1, Number.POSITIVE_INFINITY])('%d is no amount', (amount) => {
  expect(minorUnits(amount, 'EUR')).toBeUndefined();
});
