import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { DataKey } from './data-key.ts';

describe('DataKey', () => {
  it('prints its id and nothing of its bytes', () => {
    const bytes = Buffer.alloc(32, 'k');
    const key = new DataKey(3, bytes);
    const printed =
      inspect(key, { depth: 9, showHidden: true }) + JSON.stringify(key) + String(key);
    expect(printed).toContain('DataKey(3)');
    expect(printed).not.toContain('kkkk');
    expect(printed).not.toContain(bytes.toString('hex'));
    expect(printed).not.toContain(bytes.toString('base64'));
  });

  it.each([0, -1, 1.5, 2 ** 32])('refuses %d as an id', (id) => {
    expect(() => new DataKey(id, new Uint8Array(32))).toThrow(RangeError);
  });

  it.each([0, 16, 31, 33])('refuses %d bytes', (length) => {
    expect(() => new DataKey(1, new Uint8Array(length))).toThrow(RangeError);
  });
});
