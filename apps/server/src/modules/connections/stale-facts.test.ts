import { describe, expect, it } from 'vitest';
import type { Connector } from '@patchbay/connector-sdk/definition';
import { textField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { staleFacts } from './stale-facts.ts';

const connector = {
  settings: z.strictObject({ place: textField({ title: 'Place' }).optional() }),
  panels: { place: { kind: 'choice', writes: ['place', 'place_name'] } },
} as unknown as Connector;

describe('facts about a choice', () => {
  it('go when the choice is changed or taken away by hand', () => {
    const stored = { place: 'p1', place_name: 'Cork' };
    expect(staleFacts(connector, stored, { ...stored, place: 'p2' })).toEqual(['place_name']);
    expect(staleFacts(connector, stored, { place_name: 'Cork' })).toEqual(['place_name']);
  });

  it('stay while something else is changed', () => {
    const stored = { place: 'p1', place_name: 'Cork', other: 1 };
    expect(staleFacts(connector, stored, { ...stored, other: 2 })).toEqual([]);
  });

  it('are none of a connector without panels', () => {
    expect(staleFacts({}, { a: 1 }, { a: 2 })).toEqual([]);
  });
});
