import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { plannedMemberships } from './planned-memberships.ts';
import type { CurrentMembership, MappedRole } from './planned-memberships.ts';

const site_id = fc.integer({ min: 1, max: 6 });
const role_id = fc.integer({ min: 1, max: 3 });
const ofEachSite = { selector: ({ site_id }: { site_id: number }) => site_id };
const current: fc.Arbitrary<CurrentMembership[]> = fc.uniqueArray(
  fc.record({ site_id, role_id, origin: fc.constantFrom('manual', 'sso') }),
  ofEachSite,
);
const mapped: fc.Arbitrary<MappedRole[]> = fc.uniqueArray(
  fc.record({ site_id, role_id }),
  ofEachSite,
);

function after(has: CurrentMembership[], groups: MappedRole[]): CurrentMembership[] {
  const sites = new Map(has.map((one) => [one.site_id, one]));
  for (const change of plannedMemberships(has, groups)) {
    if (change.role_id === null) sites.delete(change.site_id);
    else sites.set(change.site_id, { ...change, role_id: change.role_id, origin: 'sso' });
  }
  return [...sites.values()];
}

describe('memberships that follow groups', () => {
  it('keep every one given by hand as it is', () => {
    fc.assert(
      fc.property(current, mapped, (has, groups) => {
        const byHand = has.filter(({ origin }) => origin === 'manual');
        expect(after(has, groups)).toEqual(expect.arrayContaining(byHand));
      }),
    );
  });

  it('are otherwise exactly what the groups bring', () => {
    fc.assert(
      fc.property(current, mapped, (has, groups) => {
        const byHand = new Set(has.filter((one) => one.origin === 'manual').map((m) => m.site_id));
        const expected = groups.filter((one) => !byHand.has(one.site_id));
        const given = after(has, groups).filter(({ origin }) => origin === 'sso');
        const bare = given.map(({ site_id, role_id }) => ({ site_id, role_id }));
        expect(new Set(bare.map((one) => JSON.stringify(one)))).toEqual(
          new Set(expected.map(({ site_id, role_id }) => JSON.stringify({ site_id, role_id }))),
        );
      }),
    );
  });

  it('change nothing the second time, and in the order sites are locked', () => {
    fc.assert(
      fc.property(current, mapped, (has, groups) => {
        expect(plannedMemberships(after(has, groups), groups)).toEqual([]);
        const order = plannedMemberships(has, groups).map((change) => change.site_id);
        expect(order).toEqual([...order].sort((a, b) => a - b));
      }),
    );
  });
});
