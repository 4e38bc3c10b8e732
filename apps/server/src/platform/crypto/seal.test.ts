import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { DecryptionError } from './crypto-error.ts';
import { DataKey } from './data-key.ts';
import { SEAL_OVERHEAD, keyIdOf, open, seal } from './seal.ts';
import type { SealContext } from './seal-context.ts';

const KEY = new DataKey(
  7,
  Uint8Array.from({ length: 32 }, (_, index) => index),
);
const KEYS = new Map([[7, KEY]]);
const PLACE: SealContext = {
  site: 2 ** 32 + 5,
  table: 'connections',
  column: 'credential_blob',
  row: '42·é',
};

/** Made with another AES-GCM implementation: this key, nonce a0…ab, and the context above. */
const KNOWN =
  '0100000007' +
  'a0a1a2a3a4a5a6a7a8a9aaab' +
  '3a2fdef7b07e7d8ccfe55afbfc919a46' +
  '9d3a1d5d2c9469da1b47bdf16618a3fc0d';

const contexts = fc.record({
  site: fc.nat(),
  table: fc.string({ unit: 'grapheme' }),
  column: fc.string({ unit: 'grapheme' }),
  row: fc.string({ unit: 'grapheme' }),
});

describe('seal', () => {
  it('opens what another implementation sealed by the documented layout', () => {
    const text = open(KEYS, Buffer.from(KNOWN, 'hex'), PLACE);
    expect(text.toString('utf8')).toBe('{"api_key":"abc"}');
  });

  it('writes version, key id, nonce, tag and as much ciphertext as plaintext', () => {
    const blob = seal(KEY, 'four', PLACE);
    expect(blob.subarray(0, 5).toString('hex')).toBe('0100000007');
    expect(blob).toHaveLength(SEAL_OVERHEAD + 4);
    expect(keyIdOf(blob)).toBe(7);
  });

  it('gives back any bytes and any text', () => {
    fc.assert(
      fc.property(contexts, fc.uint8Array({ maxLength: 2_000 }), (context, bytes) => {
        expect(open(KEYS, seal(KEY, bytes, context), context).equals(bytes)).toBe(true);
      }),
    );
    fc.assert(
      fc.property(contexts, fc.string({ unit: 'grapheme' }), (context, text) => {
        expect(open(KEYS, seal(KEY, text, context), context).toString('utf8')).toBe(text);
      }),
    );
  });

  it('never uses a nonce twice, also across refills of the random pool', () => {
    const nonces = Array.from({ length: 5_000 }, () =>
      seal(KEY, 'same', PLACE).toString('hex', 5, 17),
    );
    expect(new Set(nonces).size).toBe(nonces.length);
  });

  it('refuses every single flipped bit', () => {
    const blob = seal(KEY, 'a credential', PLACE);
    for (let bit = 0; bit < blob.length * 8; bit += 1) {
      const changed = Buffer.from(blob);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => open(KEYS, changed, PLACE)).toThrow(DecryptionError);
    }
  });

  it('refuses every cut', () => {
    const blob = seal(KEY, 'a credential', PLACE);
    for (let length = 0; length < blob.length; length += 1) {
      expect(() => open(KEYS, blob.subarray(0, length), PLACE)).toThrow(DecryptionError);
    }
  });

  it('opens at no other site, table, column or row', () => {
    fc.assert(
      fc.property(contexts, contexts, (here, there) => {
        fc.pre(JSON.stringify(here) !== JSON.stringify(there));
        const blob = seal(KEY, 'a credential', here);
        expect(codeOf(() => open(KEYS, blob, there))).toBe('authentication_failed');
      }),
    );
  });

  it.each([
    [
      { table: 'ab', column: 'c' },
      { table: 'a', column: 'bc' },
    ],
    [
      { column: '', row: 'x' },
      { column: 'x', row: '' },
    ],
    [{ site: 1 }, { site: 2 ** 32 + 1 }],
  ])('keeps %j and %j apart', (left, right) => {
    const blob = seal(KEY, 'a credential', { ...PLACE, ...left });
    expect(codeOf(() => open(KEYS, blob, { ...PLACE, ...right }))).toBe('authentication_failed');
  });

  it('refuses another key of the same id', () => {
    const blob = seal(KEY, 'a credential', PLACE);
    const other = new Map([[7, DataKey.generate(7)]]);
    expect(codeOf(() => open(other, blob, PLACE))).toBe('authentication_failed');
  });

  it('names an unknown key and a blob that is none', () => {
    expect(codeOf(() => open(new Map(), seal(KEY, 'x', PLACE), PLACE))).toBe('unknown_key');
    expect(codeOf(() => open(KEYS, Buffer.from('{"plain":"json"}'.repeat(4)), PLACE))).toBe(
      'malformed_blob',
    );
  });

  it('puts nothing of the value into the error', () => {
    const blob = seal(KEY, 'canary', PLACE);
    const error = caught(() => open(KEYS, blob, { ...PLACE, row: 'elsewhere' }));
    expect(JSON.stringify(error) + String(error)).not.toMatch(/canary|elsewhere|credential_blob/);
  });

  it('refuses a site id that is no integer instead of rounding it', () => {
    expect(() => seal(KEY, 'x', { ...PLACE, site: 1.5 })).toThrow(RangeError);
    expect(() => seal(KEY, 'x', { ...PLACE, site: -1 })).toThrow(RangeError);
    expect(() => seal(KEY, 'x', { ...PLACE, site: 2 ** 53 })).toThrow(RangeError);
  });
});

function caught(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was thrown.');
}

function codeOf(act: () => unknown): unknown {
  return (caught(act) as DecryptionError).code;
}
