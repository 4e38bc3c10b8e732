import { describe, expect, it } from 'vitest';
import { HostQueue } from './host-queue.ts';

describe('work queued by host', () => {
  it('begins in order, no more than may run in all', () => {
    const queue = new HostQueue<string>(2, 2);
    for (const item of ['a1', 'b1', 'c1']) queue.add(item[0]!, item);
    const first = queue.take();
    expect([first?.item, queue.take()?.item, queue.take()]).toEqual(['a1', 'b1', null]);
    first?.end();
    expect(queue.take()?.item).toBe('c1');
  });

  it('passes over a host that is busy, so that one vendor that hangs delays no other', () => {
    const queue = new HostQueue<string>(8, 1);
    for (const item of ['a1', 'a2', 'b1']) queue.add(item[0]!, item);
    const first = queue.take();
    expect([first?.item, queue.take()?.item, queue.take()]).toEqual(['a1', 'b1', null]);
    first?.end();
    expect(queue.take()?.item).toBe('a2');
  });

  it('counts what waits and what runs, and gives back only what waits', () => {
    const queue = new HostQueue<string>(1, 1);
    queue.add('a', 'a1');
    queue.add('a', 'a2');
    queue.take();
    expect(queue.size).toBe(2);
    expect(queue.drop()).toEqual(['a2']);
    expect(queue.size).toBe(1);
  });
});
