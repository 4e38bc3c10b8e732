import { expect, it } from '@jest/globals';
import type { TFunction } from 'i18next';
import { errorText } from './error-text.ts';

const t = ((key: string, values?: { code: string }) =>
  values ? `${key} ${values.code}` : key) as unknown as TFunction;

it.each([
  ['timeout', 'deliveries:errors.timeout'],
  ['503', 'deliveries:errors.vendor_error'],
  ['429', 'deliveries:errors.rate_limited'],
  ['401', 'deliveries:errors.credential_revoked'],
  ['422', 'deliveries:errors.rejected'],
  ['member_cleaned', 'deliveries:vendor_says member_cleaned'],
  ['toString', 'deliveries:vendor_says toString'],
])('says %s as %s', (code, text) => {
  expect(errorText({ error_code: code }, t)).toBe(text);
});

it('says nothing of an attempt without an error', () => {
  expect(errorText({ error_code: null }, t)).toBeNull();
});
