import { expect, it } from 'vitest';
import type { ConnectorSummary } from '@patchbay/contracts/connector';
import { familySections } from './family-sections.ts';

const entry = (slug: string, family: string, status = 'not_connected') =>
  ({ slug, family, status }) as ConnectorSummary;
const shown = (list: ConnectorSummary[]) =>
  familySections(list, (family) => family.toUpperCase()).map(({ label, connectors }) => [
    label,
    ...connectors.map(({ slug }) => slug),
  ]);

it('puts families by name, and the generic ones last', () => {
  const list = [entry('a', 'generic'), entry('b', 'webhook'), entry('c', 'crm')];
  expect(shown(list)).toEqual([['CRM', 'c'], ['WEBHOOK', 'b'], ['GENERIC', 'a']]); // prettier-ignore
});

it('puts families of which nothing is there yet behind all others', () => {
  const list = [entry('a', 'ai', 'planned'), entry('b', 'generic'), entry('c', 'crm')];
  expect(shown(list)).toEqual([['CRM', 'c'], ['GENERIC', 'b'], ['AI', 'a']]); // prettier-ignore
});

it('puts what is planned behind what can be connected, and keeps the order otherwise', () => {
  const list = [entry('a', 'ai', 'planned'), entry('b', 'ai'), entry('c', 'ai', 'connected')];
  expect(shown(list)).toEqual([['AI', 'b', 'c', 'a']]);
});
