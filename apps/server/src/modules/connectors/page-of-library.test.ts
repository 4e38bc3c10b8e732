import type { ConnectorQuery, ConnectorSummary } from '@patchbay/contracts/connector';
import { describe, expect, it } from 'vitest';
import { pageOfLibrary } from './page-of-library.ts';

const entry = (name: string, slug: string) => ({ name, slug }) as ConnectorSummary;
const LIBRARY = [
  ...[entry('Zoho', 'zoho'), entry('Éclair', 'eclair'), entry('Brevo', 'brevo')],
  ...[entry('Same', 'same_b'), entry('Same', 'same_a'), entry('aws', 'aws_s3')],
];
const IN_ORDER = ['aws_s3', 'brevo', 'eclair', 'same_a', 'same_b', 'zoho'];

const read = (query: ConnectorQuery, languages = ['en'], site = 1) =>
  pageOfLibrary(LIBRARY, site, query, languages);

describe('the library', () => {
  it('is one answer unless pages are asked for', () => {
    const { items, next_cursor } = read({});
    expect([items.map(({ slug }) => slug), next_cursor]).toEqual([IN_ORDER, null]);
  });

  it.each([1, 2, 4, 6, 200])('in pages of %d holds each connector once, in order', (limit) => {
    const slugs: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = read({ limit, ...(cursor && { cursor }) });
      expect(page.items.length).toBeLessThanOrEqual(limit);
      slugs.push(...page.items.map(({ slug }) => slug));
      cursor = page.next_cursor;
    } while (cursor && slugs.length < 10);
    expect(slugs).toEqual(IN_ORDER);
  });

  it('takes no cursor of another filter, language or site, nor a forged one', () => {
    const cursor = read({ limit: 1 }).next_cursor!;
    expect(() => read({ limit: 1, cursor, family: 'crm' })).toThrow(/cursor/);
    expect(() => read({ limit: 1, cursor }, ['de'])).toThrow(/cursor/);
    expect(() => read({ limit: 1, cursor }, ['en'], 2)).toThrow(/cursor/);
    expect(() => read({ cursor: 'x' })).toThrow(/cursor/);
  });
});
