import { expect, it } from 'vitest';
import { SiteSlug } from '@patchbay/contracts/common';
import { slugOf } from './slug-of.ts';

it.each([
  ['Acme Bikes', 'acme-bikes'],
  ['  Café São José! ', 'cafe-sao-jose'],
  ['--', ''],
  ['日本', ''],
  [`${'a'.repeat(62)} b`, 'a'.repeat(62)],
])('makes of %j the short name %j', (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});

it('proposes nothing that the server refuses', () => {
  for (const name of ['A', 'x-', '9 Lives', 'Ünï', `${'z'.repeat(80)}`]) {
    expect(SiteSlug.safeParse(slugOf(name)).success).toBe(true);
  }
});
