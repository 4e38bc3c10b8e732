import { describe, expect, it } from 'vitest';
import { toFacts, toOptionPage } from './panel-answers.ts';

const option = (value: string) => ({ value, label: 'l' });

describe('what a panel tells', () => {
  it('is cut to what a page shows', () => {
    const [fact] = toFacts([{ label: 'l'.repeat(300), value: 'v'.repeat(900), tone: 'good' }]);
    expect([fact!.label.length, fact!.value.length, fact!.tone]).toEqual([100, 500, 'good']);
    expect(toFacts(Array.from({ length: 90 }, () => ({ label: 'a', value: 'b' })))).toHaveLength(50); // prettier-ignore
    const many = Array.from({ length: 300 }, (_, index) => option(String(index)));
    expect(toOptionPage({ options: many }).items).toHaveLength(200);
  });

  it('offers nothing that could not be chosen', () => {
    const page = toOptionPage({ options: [option(''), option('x'.repeat(501)), option('ok')] });
    expect(page.items.map(({ value }) => value)).toEqual(['ok']);
  });

  it('ends where the next page could not be asked for', () => {
    expect(toOptionPage({ options: [], next: 'n' }).next_cursor).toBe('n');
    expect(toOptionPage({ options: [], next: 'n'.repeat(2001) }).next_cursor).toBeNull();
    expect(toOptionPage({ options: [] }).next_cursor).toBeNull();
  });
});
