import { describe, expect, it } from 'vitest';
import { nextKey, PAIR_MS } from './next-key.ts';
import { SHORTCUTS } from './shortcuts.ts';

const NOW = 1_000_000;

describe('nextKey', () => {
  it('knows a key that stands alone at once', () => {
    expect(nextKey(null, '?', NOW)).toEqual({ hit: 'help', pending: null });
    expect(nextKey(null, 'j', NOW)).toEqual({ hit: 'row_next', pending: null });
  });

  it('waits for the second key of a pair', () => {
    const first = nextKey(null, 'g', NOW);
    expect(first).toEqual({ hit: null, pending: { key: 'g', at: NOW } });
    expect(nextKey(first.pending, 'l', NOW + PAIR_MS).hit).toBe('library');
  });

  it('forgets the first key when the second is late: then each stands for itself', () => {
    const pending = { key: 'g', at: NOW };
    expect(nextKey(pending, 'l', NOW + PAIR_MS + 1)).toEqual({ hit: null, pending: null });
    expect(nextKey(pending, '/', NOW + PAIR_MS + 1).hit).toBe('search');
  });

  it('does nothing for a pair that means nothing, not even what the second key means alone', () => {
    expect(nextKey({ key: 'g', at: NOW }, 'j', NOW)).toEqual({ hit: null, pending: null });
  });

  it('begins the pair anew when its first key is pressed twice', () => {
    expect(nextKey({ key: 'g', at: NOW }, 'g', NOW + 5).pending).toEqual({ key: 'g', at: NOW + 5 });
  });

  it('leaves to the browser what is the browser’s', () => {
    expect(nextKey(null, 'Enter', NOW)).toEqual({ hit: null, pending: null });
    expect(nextKey(null, 'Escape', NOW)).toEqual({ hit: null, pending: null });
  });
});

it('gives no key two meanings, and lets no single key begin a pair', () => {
  const texts = SHORTCUTS.map(({ keys }) => keys.join(' '));
  expect(new Set(texts).size).toBe(texts.length);
  const firsts = SHORTCUTS.filter((one) => one.keys.length === 2).map(({ keys }) => keys[0]);
  expect(SHORTCUTS.filter((one) => one.keys.length === 1 && firsts.includes(one.keys[0]!))).toEqual(
    [],
  );
});
