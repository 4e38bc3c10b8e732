import { describe, expect, it } from 'vitest';
import { runMany } from './run-many.ts';

const tick = () => new Promise((resolve) => setImmediate(resolve));

describe('work on many', () => {
  it('does each once, never more at a time than allowed', async () => {
    const [items, done] = [[1, 2, 3, 4, 5, 6, 7], [] as number[]];
    let [now, most] = [0, 0];
    await runMany({
      items,
      atATime: 3,
      work: async (item) => {
        most = Math.max(most, ++now);
        for (let n = 0; n < item % 3; n += 1) await tick();
        now -= 1;
        return item;
      },
      onResult: (_, result) => done.push(result),
      signal: new AbortController().signal,
    });
    expect(done.sort()).toEqual(items);
    expect(most).toBe(3);
  });

  it('stopped, ends what is under way and begins nothing more', async () => {
    const [stop, begun, done] = [new AbortController(), [] as number[], [] as number[]];
    await runMany({
      items: [1, 2, 3, 4, 5],
      atATime: 2,
      work: async (item) => {
        begun.push(item);
        await tick();
        if (item === 2) stop.abort();
        return item;
      },
      onResult: (item) => done.push(item),
      signal: stop.signal,
    });
    expect(begun.length).toBeLessThan(4);
    expect(done.sort()).toEqual(begun.sort());
  });
});
