import { describe, expect, it } from 'vitest';
import { ruleLayer } from './rule-layer.ts';

describe('a level of the settings', () => {
  it('is read in milliseconds', () => {
    const written = {
      ...{ retry_schedule: ['500ms', '1m'], timeout: '5s' },
      rate_limit: { requests: 100, per: '10s' },
    };
    expect(ruleLayer(written)).toEqual({
      ...{ schedule: [500, 60_000], timeoutMs: 5000 },
      rateLimit: { requests: 100, perMs: 10_000 },
    });
  });

  it('may state that there is no limit and no retry', () => {
    expect(ruleLayer({ rate_limit: null, retry_schedule: [] })).toMatchObject({
      ...{ rateLimit: null, schedule: [] },
    });
  });

  it.each([
    undefined,
    null,
    {},
    { retry_schedule: null, timeout: null },
    { retry_schedule: ['1s', 'soon'], timeout: '0s', rate_limit: { requests: 5, per: 'day' } },
    { rate_limit: { requests: 0, per: '1s' } },
  ])('says nothing as %j', (written) => {
    const said = Object.values(ruleLayer(written)).filter((value) => value !== undefined);
    expect(said).toEqual([]);
  });
});
