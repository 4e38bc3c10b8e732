import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { runSteps } from './run-steps.mjs';

let told;
beforeEach(() => {
  told = vi.spyOn(console, 'log').mockImplementation(() => {});
});
const words = () => told.mock.calls.flat().join('\n');

describe('the steps of npm test', () => {
  it('fail by their exit code and by what they reject with, and say what they said', async () => {
    const steps = [
      { name: 'fine', run: async () => ({ code: 0, output: 'chatter' }) },
      { name: 'silent', run: async () => {} },
      { name: 'lint', run: async () => ({ code: 2, output: 'a rule is broken' }) },
      { name: 'build', run: () => Promise.reject(new Error('it does not compile')) },
    ];
    expect(await runSteps(steps, 1)).toEqual([
      { name: 'fine', ok: true },
      { name: 'silent', ok: true },
      { name: 'lint', ok: false },
      { name: 'build', ok: false },
    ]);
    expect(words()).toMatch(/FAILED {2}lint .*\na rule is broken/);
    expect(words()).toMatch(/FAILED {2}build .*\nit does not compile/);
    expect(words()).not.toContain('chatter');
  });

  it('all run, also after one that failed', async () => {
    const last = vi.fn(async () => {});
    const first = { name: 'first', run: () => Promise.reject(new Error('no')) };
    await runSteps([first, { name: 'last', run: last }], 1);
    expect(last).toHaveBeenCalledTimes(1);
  });

  it.each([1, 2])('run %i at a time, in their order', async (atATime) => {
    let running = 0;
    let most = 0;
    const began = [];
    const step = (name) => ({
      name,
      run: async () => {
        began.push(name);
        most = Math.max(most, (running += 1));
        await sleep(5);
        running -= 1;
      },
    });
    const results = await runSteps(['a', 'b', 'c', 'd'].map(step), atATime);
    expect(most).toBe(atATime);
    expect(began).toEqual(['a', 'b', 'c', 'd']);
    expect(results.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd']);
  });
});
