import { describe, expect, it } from 'vitest';
import { CallsUnderWay } from './calls-under-way.service.ts';

const RULE = { requests: 20, perMs: 2000 };
const call = (grantedAt: number) => ({
  ...{ siteId: 1, account: 'a', kind: 'queued' as const, rule: RULE, slot: 50_000, grantedAt },
});

describe('a granted call', () => {
  it('that is answered at once was in time', () => {
    const calls = new CallsUnderWay();
    calls.begin(1, call(1000));
    expect(calls.answered(1, 20, 1030)).toBeNull();
  });

  it('that left late is counted when it left', () => {
    const calls = new CallsUnderWay();
    calls.begin(1, call(1000));
    expect(calls.answered(1, 5, 1400)).toEqual({
      ...{ siteId: 1, account: 'a', fromSlot: 50_000, toSlot: 50_400, late: 1 },
    });
  });

  it('to a vendor not known yet counts as late for as long as its answer took', () => {
    const calls = new CallsUnderWay();
    calls.begin(1, call(1000));
    expect(calls.answered(1, 300, 1300)!.toSlot).toBe(50_300);
  });

  it('to a vendor that is always slow is in time, one behind a handshake is late', () => {
    const calls = new CallsUnderWay();
    for (let id = 0; id < 300; id += 1) {
      calls.begin(id, call(0));
      calls.answered(id, 300, 300);
    }
    calls.begin(301, call(0));
    expect(calls.answered(301, 300, 300)).toBeNull();
    calls.begin(302, call(0));
    expect(calls.answered(302, 700, 700)!.toSlot).toBeGreaterThanOrEqual(50_380);
  });

  it('is answered once, and one that was never granted is none', () => {
    const calls = new CallsUnderWay();
    calls.begin(1, call(0));
    calls.answered(1, 9, 900);
    expect(calls.answered(1, 9, 900)).toBeNull();
    expect(calls.answered(2, 9, 900)).toBeNull();
  });
});
