import { describe, expect, it } from 'vitest';
import { accessRules } from '@patchbay/core/access-rules';
import type { Holding } from '@patchbay/core/access-rules';
import { BUILT_IN_ROLES, CAPABILITIES } from '@patchbay/core/capabilities';
import type { Capability } from '@patchbay/core/capabilities';
import fc from 'fast-check';
import {
  PackedRules,
  abilityOf,
  accessObstacle,
  packAccess,
  unpackAccess,
} from './access-ability.ts';

const capability = fc.constantFrom(...CAPABILITIES);
const family = fc.constantFrom('payment', 'crm', 'mail', 'constructor');
const target = fc.record({ family, connectionId: fc.integer({ min: 1, max: 5 }) });
const holding: fc.Arbitrary<Holding> = fc.record({
  capabilities: fc.uniqueArray(capability),
  familyOverrides: fc.dictionary(family, fc.record({ capability })),
  connections: fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { minLength: 1 }), {
    nil: null,
  }),
  families: fc.option(fc.uniqueArray(family, { minLength: 1 }), { nil: null }),
});

const of = (given: Holding) => abilityOf(accessRules(given));
const all = (more: Partial<Holding> = {}) => of({ capabilities: CAPABILITIES, ...more });
const without = (...lacking: Capability[]) =>
  CAPABILITIES.filter((each) => !lacking.includes(each));

/** The reference, in words of its own: the act's capability, then the family's, then the site's. */
function lacking({ capabilities, familyOverrides }: Holding, asked: Capability, family: string) {
  const decisive = /^connections\.(create|edit|edit_scopes|refresh|disconnect)$/.test(asked);
  const override = Object.hasOwn(familyOverrides!, family) && familyOverrides![family]?.capability;
  const needed: (string | false | undefined)[] = [
    asked,
    family === 'payment' && decisive && 'manage_payment_credentials',
    asked !== 'connections.list' && override,
  ];
  return needed.find((one) => one && ![...capabilities].includes(one as Capability)) ?? null;
}

describe('an ability', () => {
  it('names the first capability lacking: the act’s, the family’s, the site’s own', () => {
    const unlimited = holding.map((one) => ({ ...one, connections: null, families: null }));
    fc.assert(
      fc.property(unlimited, capability, target, (given, asked, on) => {
        const obstacle = accessObstacle(of(given), asked, on);
        expect(obstacle?.kind === 'capability' ? obstacle.capability : null).toBe(
          lacking(given, asked, on.family),
        );
      }),
    );
  });

  it('sees exactly what a token’s limits leave', () => {
    fc.assert(
      fc.property(holding, target, (given, on) => {
        const within =
          (given.families?.includes(on.family) ?? true) &&
          (given.connections?.includes(on.connectionId) ?? true);
        expect(of(given).can('see', on)).toBe(within);
        if (!within) expect(CAPABILITIES.some((one) => of(given).can(one, on))).toBe(false);
      }),
    );
  });

  it('never gives a limited token more than the same token without limits', () => {
    fc.assert(
      fc.property(holding, capability, target, (given, asked, on) => {
        const free = of({ ...given, connections: null, families: null });
        for (const where of [on, { family: on.family }, 'site'] as const) {
          if (of(given).can(asked, where)) expect(free.can(asked, where)).toBe(true);
        }
      }),
    );
  });

  it('answers the same after its way over the wire', () => {
    fc.assert(
      fc.property(holding, capability, target, (given, asked, on) => {
        const packed = PackedRules.parse(
          JSON.parse(JSON.stringify(packAccess(accessRules(given)))),
        );
        for (const where of [on, { family: on.family }, 'site', 'connector'] as const) {
          expect(accessObstacle(unpackAccess(packed), asked, where)).toEqual(
            accessObstacle(of(given), asked, where),
          );
        }
      }),
    );
  });
});

describe('an obstacle', () => {
  it('says by which family a capability is demanded, and that the act’s own is not the family’s', () => {
    const clerk = of({ capabilities: without('manage_payment_credentials', 'connections.pause') });
    const stripe = { family: 'payment', connectionId: 1 };
    expect(accessObstacle(clerk, 'connections.edit', stripe)).toEqual({
      ...{ kind: 'capability', capability: 'manage_payment_credentials', family: 'payment' },
    });
    expect(accessObstacle(clerk, 'connections.pause', stripe)).toEqual({
      ...{ kind: 'capability', capability: 'connections.pause', family: null },
    });
    expect(accessObstacle(clerk, 'connections.edit', { family: 'crm' })).toBeNull();
  });

  it('is none for an administrator, and almost everything for a viewer', () => {
    expect(CAPABILITIES.filter((one) => accessObstacle(all(), one))).toEqual([]);
    const viewer = of({ capabilities: BUILT_IN_ROLES['Viewer']! });
    expect(CAPABILITIES.filter((one) => !accessObstacle(viewer, one))).toEqual([
      ...['connections.list', 'library.browse'],
    ]);
  });

  it('is the limit for a token of some connections wherever there is no connection yet', () => {
    const token = all({ connections: [7] });
    for (const act of ['connections.create', 'settings.manage'] as const) {
      expect(accessObstacle(token, act, { family: 'crm' })).toEqual({ kind: 'token_limited' });
      expect(accessObstacle(token, act, 'connector')).toEqual({ kind: 'token_limited' });
    }
    expect(
      accessObstacle(token, 'connections.edit', { family: 'crm', connectionId: 7 }),
    ).toBeNull();
  });

  it('is the limit for a token of some families over the whole site, not within its families', () => {
    const token = all({ families: ['crm'] });
    const authority = ['settings.manage', 'members.manage', 'tokens.manage', 'activity.browse'];
    const refused = CAPABILITIES.filter((one) => accessObstacle(token, one, 'site'));
    expect(refused.sort()).toEqual(authority.sort());
    expect(accessObstacle(token, 'settings.manage', { family: 'crm' })).toBeNull();
    expect(accessObstacle(token, 'settings.manage', 'connector')).toBeNull();
    expect(accessObstacle(token, 'connections.create', { family: 'crm' })).toBeNull();
  });
});
