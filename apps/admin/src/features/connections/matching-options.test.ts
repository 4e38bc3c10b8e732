import { describe, expect, it } from 'vitest';
import type { PanelOption } from '@patchbay/contracts/panel';
import { matchingOptions } from './matching-options.ts';

const option = (label: string, description: string | null = null): PanelOption => ({
  ...{ value: label, label, description, note: null },
});
const all = [option('Acme Malmö', '1 Harbour Street'), option('Acme Cork')];
const found = (search: string) => matchingOptions(all, search).map(({ label }) => label);

describe('looking among the options of a panel', () => {
  it('finds words in label and description, in any order, without case and accents', () => {
    expect(found('harbour acme')).toEqual(['Acme Malmö']);
    expect(found('MALMO')).toEqual(['Acme Malmö']);
  });

  it('finds everything while nothing is looked for, and nothing that lacks a word', () => {
    expect(found('  ')).toHaveLength(2);
    expect(found('cork harbour')).toEqual([]);
  });
});
