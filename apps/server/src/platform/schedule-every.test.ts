import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { repeatEvery } from './schedule-every.ts';

describe('a repeated task', () => {
  it('runs again and again, also after an error, never twice at once, and not after its stop', async () => {
    let running = 0;
    let most = 0;
    let runs = 0;
    const errors: unknown[] = [];
    const task = async () => {
      most = Math.max(most, ++running);
      await delay(15);
      running -= 1;
      if (++runs === 1) throw new Error('first');
    };
    const stop = repeatEvery(2, task, (error) => errors.push(error));
    for (let i = 0; i < 100 && runs < 3; i++) await delay(10);
    await stop();
    const stopped = runs;
    expect(running).toBe(0);
    await delay(60);
    expect({ most, stopped, runs, errors: errors.length }).toEqual({
      ...{ most: 1, stopped, runs: stopped, errors: 1 },
    });
    expect(stopped).toBeGreaterThanOrEqual(3);
  });

  it('does not begin at once', async () => {
    let runs = 0;
    const stop = repeatEvery(5_000, async () => void runs++, () => {}); // prettier-ignore
    await delay(20);
    await stop();
    expect(runs).toBe(0);
  });
});
