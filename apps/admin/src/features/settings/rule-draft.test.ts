import { describe, expect, it } from 'vitest';
import { faultyFields, fromDraft, toDraft } from './rule-draft.ts';
import { faultsOf, requireSound } from './settings-faults.ts';

describe('a draft of rules', () => {
  it.each([
    [{}],
    [{ retry_schedule: ['1s', '5m'], timeout: '20s' }],
    [{ retry_schedule: [] }],
    [{ rate_limit: null }],
    [{ rate_limit: { requests: 190, per: '10s' } }],
  ])('reads and writes %j alike', (stated) => {
    expect(fromDraft(toDraft(stated))).toEqual(stated);
  });

  it('never takes an empty schedule for none at all', () => {
    const draft = { ...toDraft({}), retry: 'own' as const, schedule: ' , ' };
    expect(fromDraft(draft)).toEqual({ retry_schedule: [''] });
  });

  it('names each input that the schema objects to', () => {
    const typed = { retry: 'own', schedule: '1s, soon', timeout: '9m', limit: 'own' } as const;
    const draft = { ...typed, requests: 'many', per: '2d' };
    const faults = faultsIn({ connector_overrides: { hubspot: fromDraft(draft) } });
    expect(faultyFields(faults, 'connector_overrides.hubspot.')).toEqual([
      ...['schedule', 'timeout', 'requests', 'per'],
    ]);
    expect(faultyFields(faults, 'connector_overrides.stripe.')).toEqual([]);
  });
});

function faultsIn(change: Parameters<typeof requireSound>[0]) {
  try {
    requireSound(change);
    return [];
  } catch (error) {
    return faultsOf(error);
  }
}
