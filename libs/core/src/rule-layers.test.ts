import { describe, expect, it } from 'vitest';
import { nearestRules } from './nearest-rules.ts';
import { ruleLayers, ruleOrigin } from './rule-layers.ts';

const PLATFORM = { schedule: [1000], timeoutMs: 30_000, rateLimit: null };
const SOURCES = {
  own: { timeout: '1s' },
  declared: { timeoutMs: 2000, rateLimit: { requests: 9, perMs: 1000 } },
  family: { timeout: '3s', rate_limit: { requests: 3, per: '1s' } },
  site: { timeout: '4s', retry_schedule: ['4s'] },
};

describe('the origin of a rule', () => {
  it.each([
    ['connector_override', SOURCES, 1000],
    ['connector', { ...SOURCES, own: null }, 2000],
    ['family_override', { ...SOURCES, own: null, declared: {} }, 3000],
    ['site', { ...SOURCES, own: null, declared: {}, family: undefined }, 4000],
    ['platform', { own: null, declared: {}, family: null, site: {} }, 30_000],
  ] as const)('is %s where that is the nearest to state it', (origin, sources, timeoutMs) => {
    const layers = ruleLayers(sources);
    expect(ruleOrigin(layers, 'timeoutMs')).toBe(origin);
    expect(nearestRules(layers, PLATFORM).timeoutMs).toBe(timeoutMs);
  });

  it('is told for each rule by itself', () => {
    const layers = ruleLayers(SOURCES);
    expect(ruleOrigin(layers, 'rateLimit')).toBe('connector');
    expect(ruleOrigin(layers, 'schedule')).toBe('site');
  });

  it('is the override that takes a limit away, too', () => {
    const layers = ruleLayers({ ...SOURCES, own: { rate_limit: null } });
    expect(ruleOrigin(layers, 'rateLimit')).toBe('connector_override');
    expect(nearestRules(layers, PLATFORM).rateLimit).toBeNull();
  });
});
