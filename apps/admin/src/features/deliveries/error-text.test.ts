import { expect, it } from 'vitest';
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
  expect(errorText({ error_code: code, vendor_response_code: null }, t)).toBe(text);
});

it('says what the status means before the code of the vendor', () => {
  const failure = { error_code: 'INTERNAL_ERROR', vendor_response_code: 503 };
  expect(errorText(failure, t)).toBe(
    'deliveries:errors.vendor_error deliveries:vendor_says INTERNAL_ERROR',
  );
});

it('says nothing of an attempt without an error', () => {
  expect(errorText({ error_code: null, vendor_response_code: 200 }, t)).toBeNull();
});
