import { describe, expect, it } from 'vitest';
import { areNews, factsToStore } from './facts-to-store.ts';

describe('facts that a vendor tells on the way', () => {
  it('are plain values of bounded length', () => {
    const told = { host: 'eu7', n: 4, on: true, deep: { a: 1 }, list: [1], none: null, nan: NaN };
    expect(factsToStore({ ...told, long: 'x'.repeat(2001) }, [])).toEqual({
      ...{ host: 'eu7', n: 4, on: true },
    });
  });

  it('never hold a token that was told along with them', () => {
    const told = { token: 'secret-1', link: 'https://h.test/?t=secret-1', host: 'eu7' };
    expect(factsToStore(told, ['secret-1', ''])).toEqual({ host: 'eu7' });
  });

  it('can be stored whatever they are made of', () => {
    expect(factsToStore({ host: 'a\0b\ud800' }, [])).toEqual({ host: 'a\ufffdb\ufffd' });
  });

  it('are news when the settings say otherwise', () => {
    expect(areNews({ host: 'eu7' }, { host: 'eu7', other: 1 })).toBe(false);
    expect(areNews({ host: 'eu8' }, { host: 'eu7' })).toBe(true);
  });
});
