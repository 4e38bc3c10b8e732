import { describe, expect, it } from 'vitest';
import { fillRandom, randomBase64Url } from './random.ts';

describe('fillRandom', () => {
  it('writes exactly the bytes asked for', () => {
    const target = new Uint8Array(40);
    fillRandom(target, 10, 20);
    expect(target.subarray(0, 10).every((byte) => byte === 0)).toBe(true);
    expect(target.subarray(30).every((byte) => byte === 0)).toBe(true);
    expect(target.subarray(10, 30).some((byte) => byte !== 0)).toBe(true);
  });

  it('hands out no bytes twice, whatever the lengths', () => {
    const seen = new Set<string>();
    for (let round = 0; round < 3_000; round += 1) {
      const target = Buffer.alloc(12 + (round % 7));
      fillRandom(target, 0, target.length);
      seen.add(target.toString('hex', 0, 12));
    }
    expect(seen.size).toBe(3_000);
  });

  it('refuses more than it pools', () => {
    expect(() => fillRandom(new Uint8Array(9_000), 0, 9_000)).toThrow(RangeError);
  });
});

describe('randomBase64Url', () => {
  it('needs no escaping in an address', () => {
    expect(randomBase64Url(32)).toMatch(/^[\w-]{43}$/);
  });
});
