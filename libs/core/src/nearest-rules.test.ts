import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { LONGEST_DELAY_MS, type RuleLayer, type Rules, nearestRules } from './nearest-rules.ts';

const platform: Rules = { schedule: [1000], timeoutMs: 30_000, rateLimit: null };

describe('the rules of a connection', () => {
  it('are the platform’s where nobody says otherwise', () => {
    expect(nearestRules([{}, {}, {}], platform)).toEqual(platform);
  });

  it('come each from the nearest level that states it', () => {
    const layers: RuleLayer[] = [
      { timeoutMs: 1 },
      { rateLimit: { requests: 2, perMs: 20 }, timeoutMs: 2 },
      { rateLimit: { requests: 3, perMs: 30 }, schedule: [3, 3] },
      { schedule: [4], timeoutMs: 4 },
    ];
    expect(nearestRules(layers, platform)).toEqual({
      ...{ schedule: [3, 3], timeoutMs: 1, rateLimit: { requests: 2, perMs: 20 } },
    });
  });

  it('let a nearer level take a limit away, and a schedule be empty', () => {
    const layers: RuleLayer[] = [
      { rateLimit: null, schedule: [] },
      { rateLimit: { requests: 1, perMs: 1 }, schedule: [9] },
    ];
    expect(nearestRules(layers, platform)).toMatchObject({ rateLimit: null, schedule: [] });
  });

  it('never wait for longer than a date can say', () => {
    const rules = nearestRules([{ schedule: [5, Number.MAX_SAFE_INTEGER] }], platform);
    expect(rules.schedule).toEqual([5, LONGEST_DELAY_MS]);
  });

  it('do not change when a farther level does', () => {
    const layer = fc.record<RuleLayer>(
      {
        schedule: fc.array(fc.nat(1000), { maxLength: 3 }),
        timeoutMs: fc.integer({ min: 1, max: 1000 }),
        rateLimit: fc.option(fc.record({ requests: fc.nat(9), perMs: fc.nat(9) })),
      },
      { requiredKeys: [] },
    );
    const full = { schedule: [7], timeoutMs: 7, rateLimit: { requests: 7, perMs: 7 } };
    fc.assert(
      fc.property(layer, fc.array(layer), (nearest, farther) => {
        expect(nearestRules([nearest, full, ...farther], platform)).toEqual({
          ...full,
          ...nearest,
        });
      }),
    );
  });
});
