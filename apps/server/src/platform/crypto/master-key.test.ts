import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { DecryptionError, MasterKeyError } from './crypto-error.ts';
import { DataKey } from './data-key.ts';
import { MasterKey } from './master-key.ts';
import { open, seal } from './seal.ts';

const PLACE = { site: 1, table: 't', column: 'c', row: '1' };

describe('MasterKey', () => {
  it('unwraps to the key that was wrapped', () => {
    const { key: master } = MasterKey.generate();
    const dataKey = DataKey.generate(5);
    const again = master.unwrap(1, master.wrap(1, dataKey));
    const blob = seal(dataKey, 'x', PLACE);
    expect(open(new Map([[5, again]]), blob, PLACE).toString()).toBe('x');
  });

  it('has an id that depends on the key alone', () => {
    const { key, base64 } = MasterKey.generate();
    expect(MasterKey.parse(base64).id).toBe(key.id);
    expect(key.id).toMatch(/^[0-9a-f]{16}$/);
    expect(MasterKey.generate().key.id).not.toBe(key.id);
  });

  it('refuses a data key of another site, another id or with changed bytes', () => {
    const { key: master } = MasterKey.generate();
    const stored = master.wrap(1, DataKey.generate(5));
    expect(() => master.unwrap(2, stored)).toThrow(DecryptionError);
    expect(() => master.unwrap(1, { ...stored, keyId: 6 })).toThrow(DecryptionError);
    for (let at = 0; at < stored.wrapped.length; at += 1) {
      const wrapped = Buffer.from(stored.wrapped);
      wrapped[at] = (wrapped[at] ?? 0) ^ 1;
      expect(() => master.unwrap(1, { ...stored, wrapped })).toThrow(DecryptionError);
    }
    const cut = { ...stored, wrapped: stored.wrapped.subarray(1) };
    expect(() => master.unwrap(1, cut)).toThrow(DecryptionError);
  });

  it('says which master key the stored data keys need', () => {
    const [one, other] = [MasterKey.generate().key, MasterKey.generate().key];
    const stored = one.wrap(1, DataKey.generate(1));
    const error = caught(() => other.unwrap(1, stored));
    expect(error.code).toBe('master_key_mismatch');
    expect(error.message).toContain(one.id);
  });

  it.each([
    ['nothing', ''],
    ['31 bytes', randomBytes(31).toString('base64')],
    ['33 bytes', randomBytes(33).toString('base64')],
    ['hexadecimal', randomBytes(32).toString('hex')],
    ['base64url', Buffer.alloc(32, 0xff).toString('base64url')],
    ['no padding', randomBytes(32).toString('base64').replace('=', '')],
    ['a stray character', `${randomBytes(32).toString('base64').slice(0, -2)}!=`],
    ['a phrase', 'correct horse battery staple correct horse.'],
  ])('refuses %s without repeating it', (_what, text) => {
    const error = caught(() => MasterKey.parse(text, 'MASTER_KEY'));
    expect(error).toBeInstanceOf(MasterKeyError);
    expect(error.code).toBe('master_key_malformed');
    expect(error.message).toContain('MASTER_KEY');
    if (text !== '') expect(error.message).not.toContain(text);
  });

  it('accepts white space around the value, as files and shells add it', () => {
    const { key, base64 } = MasterKey.generate();
    expect(MasterKey.parse(` ${base64}\n`).id).toBe(key.id);
  });

  it('prints its id and nothing of its bytes', () => {
    const { key, base64 } = MasterKey.generate();
    const printed = inspect(key, { showHidden: true, depth: 9 }) + JSON.stringify(key);
    expect(printed).toContain(key.id);
    expect(printed).not.toContain(base64);
  });
});

function caught(act: () => unknown): MasterKeyError {
  try {
    act();
  } catch (error) {
    return error as MasterKeyError;
  }
  throw new Error('Nothing was thrown.');
}
