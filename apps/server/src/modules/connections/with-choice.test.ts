import { describe, expect, it } from 'vitest';
import { withChoice } from './with-choice.ts';

const panel = { writes: ['place', 'place_name'] as [string, ...string[]] };

describe('a choice of a panel', () => {
  it('takes the place of the earlier one, with every fact of it', () => {
    const stored = { url: 'u', place: 'p1', place_name: 'Cork' };
    expect(withChoice(stored, panel, { place: 'p2' })).toEqual({ url: 'u', place: 'p2' });
  });

  it('writes nothing that the panel does not declare', () => {
    const found = { place: 'p1', base_url: 'https://elsewhere.example' };
    expect(withChoice({ base_url: 'b' }, panel, found)).toEqual({ base_url: 'b', place: 'p1' });
  });

  it('is cut to what a setting holds', () => {
    const { place } = withChoice({}, panel, { place: 'x'.repeat(900) });
    expect(String(place)).toHaveLength(500);
  });
});
