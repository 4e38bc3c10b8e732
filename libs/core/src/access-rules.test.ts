import { describe, expect, it } from 'vitest';
import { accessRules } from './access-rules.ts';
import { CAPABILITIES } from './capabilities.ts';

describe('access rules', () => {
  it('of somebody who holds everything, unlimited, refuse nothing', () => {
    const overrides = { crm: { capability: 'tokens.manage' } };
    const rules = accessRules({ capabilities: CAPABILITIES, familyOverrides: overrides });
    expect(rules.map(({ subject }) => subject)).toEqual([['site'], ['connector'], ['connection']]);
    expect(rules.some(({ inverted }) => inverted)).toBe(false);
  });

  it('name the family and the capability it demands where that is not held', () => {
    const rules = accessRules({ capabilities: ['connections.list', 'connections.edit'] });
    expect(rules.filter(({ inverted }) => inverted)).toEqual([
      {
        ...{ action: ['connections.edit'], subject: ['connector', 'connection'], inverted: true },
        ...{ conditions: { family: 'payment' }, reason: 'manage_payment_credentials' },
      },
    ]);
  });

  it('leave out what would refuse nothing', () => {
    for (const { action } of accessRules({ capabilities: [] })) expect(action).toEqual(['see']);
  });

  it('are plain data that survives JSON', () => {
    const rules = accessRules({
      ...{ capabilities: CAPABILITIES, connections: [7], families: ['crm'] },
      familyOverrides: { mail: { capability: 'activity.browse' } },
    });
    expect(JSON.parse(JSON.stringify(rules))).toEqual(rules);
  });
});
