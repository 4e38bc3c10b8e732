import { expect, it } from 'vitest';
import { ConnectorDefinitionError } from '@patchbay/connector-sdk/define-connector';
import { definePlanned } from '@patchbay/connector-sdk/planned';
import { loadConnectors } from './load.ts';
import { planned } from './planned.ts';

it('announces what was asked for and is not there yet', () => {
  expect(planned.map(({ slug }) => slug)).toEqual([
    'higgsfield',
    'marketing_boost',
    'gift_card_vendor',
  ]);
});

it('announces nothing that can be connected already', async () => {
  const there = await loadConnectors();
  expect(planned.filter(({ slug }) => there.has(slug))).toEqual([]);
});

it('refuses an entry that the library could not show', () => {
  const broken = { slug: 'Acme', name: '', family: 'unheard' as 'ai', description: 'Things.' };
  expect(() => definePlanned(broken)).toThrow(ConnectorDefinitionError);
  expect(() => definePlanned(broken)).toThrow(/slug: .*\n.*name: is empty\n.*family: unheard/);
});
