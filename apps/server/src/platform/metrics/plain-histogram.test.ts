import { describe, expect, it } from 'vitest';
import { Metrics } from './metrics.ts';

describe('a plain histogram', () => {
  it('tells cumulative buckets, bounds included, with sum and count', async () => {
    const metrics = new Metrics();
    const histogram = metrics.plainHistogram({ name: 'x_seconds', help: 'X.', label: 'kind' }, [1, 5]); // prettier-ignore
    for (const value of [0.5, 1, 2, 5, 7]) histogram.series('a').observe(value);
    histogram.series('b').observe(9);
    const text = (await metrics.text()).split('\n').filter((line) => line.includes('patchbay_x_'));
    expect(text).toEqual([
      '# HELP patchbay_x_seconds X.',
      '# TYPE patchbay_x_seconds histogram',
      'patchbay_x_seconds_bucket{le="1",kind="a"} 2',
      'patchbay_x_seconds_bucket{le="5",kind="a"} 4',
      'patchbay_x_seconds_bucket{le="+Inf",kind="a"} 5',
      'patchbay_x_seconds_sum{kind="a"} 15.5',
      'patchbay_x_seconds_count{kind="a"} 5',
      'patchbay_x_seconds_bucket{le="1",kind="b"} 0',
      'patchbay_x_seconds_bucket{le="5",kind="b"} 0',
      'patchbay_x_seconds_bucket{le="+Inf",kind="b"} 1',
      'patchbay_x_seconds_sum{kind="b"} 9',
      'patchbay_x_seconds_count{kind="b"} 1',
    ]);
  });

  it('leaves out what is no number', async () => {
    const metrics = new Metrics();
    const histogram = metrics.plainHistogram({ name: 'x', help: 'X.', label: 'kind' }, [1]);
    histogram.series('a').observe(Number.NaN);
    expect(await metrics.text()).toContain('patchbay_x_count{kind="a"} 0');
  });
});
