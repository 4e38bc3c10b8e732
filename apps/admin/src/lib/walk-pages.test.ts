import { describe, expect, it } from 'vitest';
import { walkPages } from './walk-pages.ts';

/** Ten items, three a page. */
const asked: (string | null)[] = [];
const read = (cursor: string | null) => {
  asked.push(cursor);
  const from = Number(cursor ?? 0);
  const items = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].slice(from, from + 3);
  return Promise.resolve({ items, next_cursor: from + 3 < 10 ? String(from + 3) : null });
};
const told: number[] = [];
const onFound = (count: number) => told.push(count);
const walk = (most: number, signal = new AbortController().signal) => {
  asked.length = 0;
  told.length = 0;
  return walkPages({ read, most, onFound, signal });
};

describe('a walk through pages', () => {
  it('reads each page once, to the end, and tells how far it is', async () => {
    expect(await walk(100)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(asked).toEqual([null, '3', '6', '9']);
    expect(told).toEqual([3, 6, 9, 10]);
  });

  it('ends with the most that were asked for, and reads no page beyond', async () => {
    expect(await walk(5)).toEqual([0, 1, 2, 3, 4]);
    expect(asked).toEqual([null, '3']);
    await walk(6);
    expect(asked).toEqual([null, '3']);
  });

  it('reads nothing more once it is aborted', async () => {
    const stop = new AbortController();
    stop.abort();
    await expect(walk(5, stop.signal)).rejects.toThrow('aborted');
    expect(asked).toEqual([]);
  });
});
