import { describe, expect, it } from 'vitest';
import { CoalescedLookup } from './coalesced-lookup.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

function recording() {
  const statements: string[][] = [];
  const lookup = new CoalescedLookup(async (keys: string[]) => {
    statements.push(keys);
    await turn();
    return new Map(keys.filter((key) => key !== 'none').map((key) => [key, key.toUpperCase()]));
  });
  return { statements, lookup };
}

describe('keys asked for in one turn', () => {
  it('are found by one statement, each once, and each asker gets its own', async () => {
    const { statements, lookup } = recording();
    const answers = await Promise.all(['a', 'b', 'a', 'none'].map((key) => lookup.load(key)));
    expect(answers).toEqual(['A', 'B', 'A', undefined]);
    expect(statements).toEqual([['a', 'b', 'none']]);
  });

  it('and those asked for while it is under way are found by one more', async () => {
    const { statements, lookup } = recording();
    const first = lookup.load('a');
    await turn();
    const later = [lookup.load('b'), lookup.load('c')];
    expect(await Promise.all([first, ...later])).toEqual(['A', 'B', 'C']);
    expect(statements).toEqual([['a'], ['b', 'c']]);
  });

  it('are split when they are many', async () => {
    const { statements, lookup } = recording();
    await Promise.all(Array.from({ length: 450 }, (_, index) => lookup.load(String(index))));
    expect(statements.map((keys) => keys.length)).toEqual([200, 200, 50]);
  });
});

it('asks anew for a key whose statement is under way, so that no answer is older than its question', async () => {
  const { statements, lookup } = recording();
  const first = lookup.load('a');
  await turn();
  const second = lookup.load('a');
  await Promise.all([first, second]);
  expect(statements).toEqual([['a'], ['a']]);
});

it('tells every asker of a failed statement, and asks again afterwards', async () => {
  let broken = true;
  const lookup = new CoalescedLookup(async (keys: string[]) => {
    await turn();
    if (broken) throw new Error('away');
    return new Map(keys.map((key) => [key, key]));
  });
  const failed = await Promise.allSettled([lookup.load('a'), lookup.load('b')]);
  expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  broken = false;
  expect(await lookup.load('a')).toBe('a');
});
