import { describe, expect, it } from 'vitest';
import { type AlertChanges, type StoredAlert, alertChanges } from './alert-changes.ts';
import type { AlertRow } from './alert.entity.ts';
import type { Finding } from './finding.ts';

const at = (second: number) => new Date(second * 1000);

function finding(more: Partial<Finding> = {}): Finding {
  return {
    ...{ site_id: 1, connection_id: 7, connection_name: 'Till', connector_type: 'stripe' },
    ...{ family: 'payment', kind: 'connection_failing', title: 'T', message: 'M', count: 10 },
    ...more,
  };
}

/** As the database would give back what a round stored. */
function stored(changes: AlertChanges, id = 1): AlertRow {
  return { ...(changes.write[0] as StoredAlert), id };
}

describe('alertChanges', () => {
  const first = stored(alertChanges([finding()], [], at(0)));

  it('opens what was not known', () => {
    expect(first).toMatchObject({ count: 10, severity: 'error', resolved_at: null });
  });

  it('writes nothing while nothing is new, and then when it was last seen', () => {
    expect(alertChanges([finding()], [first], at(5)).write).toEqual([]);
    const { write, opened, resolved } = alertChanges([finding()], [first], at(60));
    expect([write.length, opened, resolved]).toEqual([1, [], []]);
    expect(write[0]).toMatchObject({ last_seen_at: at(60), opened_at: at(0), changed_at: at(0) });
  });

  it('keeps the worst it has seen', () => {
    const worse = stored(alertChanges([finding({ count: 30 })], [first], at(5)));
    expect(worse.count).toBe(30);
    expect(stored(alertChanges([finding({ count: 12 })], [worse], at(90))).count).toBe(30);
  });

  it('keeps apart sites, connections and kinds', () => {
    const others = [{ site_id: 2 }, { connection_id: 8 }, { kind: 'queue_growing' as const }];
    for (const other of others) {
      const { opened, resolved } = alertChanges([finding(other)], [first], at(5));
      expect([opened.length, resolved.length]).toEqual([1, 1]);
    }
  });

  it('says an end that nobody was told of never was, and tells again what was told to be over', () => {
    const over = stored(alertChanges([], [{ ...first, told_open_at: at(1) }], at(5)));
    expect(over).toMatchObject({ resolved_at: at(5), changed_at: at(5) });
    expect(stored(alertChanges([finding()], [over], at(6)))).toMatchObject({
      ...{ id: 1, resolved_at: null, told_open_at: at(1), told_resolved_at: null },
    });
    const toldOver = { ...over, told_resolved_at: at(6) };
    expect(stored(alertChanges([finding()], [toldOver], at(7)))).toMatchObject({
      ...{ resolved_at: null, told_open_at: null, told_resolved_at: null },
    });
  });

  it('goes by the newest of several with the same key', () => {
    const older = { ...first, id: 1, resolved_at: at(1) };
    const newer = { ...first, id: 2 };
    expect(alertChanges([finding()], [newer, older], at(5)).opened).toEqual([]);
  });
});
