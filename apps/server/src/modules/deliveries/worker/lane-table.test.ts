import { describe, expect, it } from 'vitest';
import type { DueLane } from './due-lanes.ts';
import { CAPACITY, LaneTable } from './lane-table.ts';

const lane = (connection_id: number, strict_order = false): DueLane => ({
  ...{ site_id: 1, connection_id, state: 'active', strict_order, version: '1:1' },
});
const rows = (connection_id: number, count: number) =>
  Array.from({ length: count }, () => ({ connection_id }));

describe('the lanes of a worker', () => {
  it('give back the slots that a claim did not fill', () => {
    const table = new LaneTable();
    const quotas = table.reserve([lane(1)]);
    expect(quotas).toEqual([{ site_id: 1, connection_id: 1, quota: 128 }]);
    expect(table.room).toBe(CAPACITY - 128);
    expect(table.settle(quotas, rows(1, 3))).toBe(false);
    expect(table.inFlight).toBe(3);
  });

  it('say that there is more of a lane that filled its quota, and when there is room for it', () => {
    const table = new LaneTable();
    const quotas = table.reserve([lane(1)]);
    expect(table.settle(quotas, rows(1, 128))).toBe(true);
    expect(table.reserve([lane(1)])).toEqual([]);
    const wakes = Array.from({ length: 128 }, () => table.end(1));
    expect(wakes.filter(Boolean)).toHaveLength(1);
    expect(wakes.indexOf(true)).toBe(63);
  });

  it('leave room for a newcomer while a dozen vendors do not answer', () => {
    const table = new LaneTable();
    for (let id = 1; id <= 12; id += 1) {
      const quotas = table.reserve([lane(id)]);
      table.settle(quotas, rows(id, quotas[0]?.quota ?? 0));
    }
    const [late] = table.reserve([lane(13)]);
    expect(late?.quota).toBeGreaterThan(0);
  });

  it('take one of a connection in strict order at first, and none while it is under way', () => {
    const table = new LaneTable();
    const quotas = table.reserve([lane(1, true)]);
    expect(quotas[0]?.quota).toBe(1);
    table.settle(quotas, rows(1, 1));
    expect(table.reserve([lane(1, true)])).toEqual([]);
  });

  it('take as many in strict order as went out in a second, 64 at most', () => {
    const table = new LaneTable();
    const runs = [
      [1, 10, 64],
      [10, 500, 20],
      [1, 5000, 1],
    ] as const;
    for (const [sent, ms, next] of runs) {
      table.orderTook(1, sent, ms);
      const quotas = table.reserve([lane(1, true)]);
      expect(quotas[0]?.quota).toBe(next);
      table.settle(quotas, []);
    }
  });

  it('count as busy no longer what has ended', () => {
    const table = new LaneTable();
    for (let id = 1; id <= 50; id += 1) {
      table.settle(table.reserve([lane(id)]), rows(id, 1));
      table.end(id);
    }
    expect(table.inFlight).toBe(0);
    expect(table.reserve([lane(99)])[0]?.quota).toBe(128);
  });
});
