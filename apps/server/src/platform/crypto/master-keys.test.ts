import { describe, expect, it } from 'vitest';
import { DataKey } from './data-key.ts';
import { MasterKey } from './master-key.ts';
import { MasterKeys } from './master-keys.ts';

const [old, fresh, foreign] = [1, 2, 3].map(() => MasterKey.generate().key) as [
  MasterKey,
  MasterKey,
  MasterKey,
];
const data = DataKey.generate(1);

describe('MasterKeys', () => {
  it('open what any of them wrapped, and wrap with the newest', () => {
    const both = new MasterKeys([fresh, old]);
    for (const key of [old, fresh]) {
      expect(both.unwrap(7, key.wrap(7, data)).key.equals(data.key)).toBe(true);
    }
    expect(both.wrap(7, data).masterKeyId).toBe(fresh.id);
  });

  it('name both ids when the one that is needed is missing', () => {
    const wrapped = foreign.wrap(7, data);
    const opening = () => new MasterKeys([fresh, old]).unwrap(7, wrapped);
    expect(opening).toThrow(foreign.id);
    expect(opening).toThrow(fresh.id);
  });

  it('wrap with the old one while a process lacks the new one', () => {
    const both = new MasterKeys([fresh, old]);
    both.wrapForAll([[fresh.id, old.id], [old.id]]);
    expect(both.wrap(7, data).masterKeyId).toBe(old.id);
    both.wrapForAll([
      [fresh.id, old.id],
      [fresh.id, old.id],
    ]);
    expect(both.wrap(7, data).masterKeyId).toBe(fresh.id);
  });

  it('are not held up by a process that has none of them', () => {
    const both = new MasterKeys([fresh, old]);
    both.wrapForAll([[fresh.id, old.id], [foreign.id]]);
    expect(both.wrapping.id).toBe(fresh.id);
  });

  it('look once more where they came from when one is missing, and not otherwise', async () => {
    let looks = 0;
    const keys = new MasterKeys([old], async () => {
      looks += 1;
      return Promise.resolve([fresh, old]);
    });
    await keys.meet([old.id]);
    expect(looks).toBe(0);
    await keys.meet([old.id, fresh.id]);
    expect(looks).toBe(1);
    expect(keys.ids).toEqual([fresh.id, old.id]);
  });

  it('keep what they knew when it is gone from where they came from', async () => {
    const keys = new MasterKeys([old], async () => Promise.resolve([fresh]));
    await keys.reread();
    expect(keys.ids).toEqual([fresh.id, old.id]);
  });

  it('derive a secret of each, the used one first, in an array that follows them', async () => {
    const keys = new MasterKeys([old], async () => Promise.resolve([fresh, old]));
    const secrets = keys.deriveSecrets('cookies');
    expect(secrets).toEqual([old.deriveSecret('cookies')]);
    await keys.reread();
    expect(secrets).toEqual([old, fresh].map((key) => key.deriveSecret('cookies')));
    keys.wrapForAll([[fresh.id]]);
    expect(secrets).toEqual([fresh, old].map((key) => key.deriveSecret('cookies')));
  });

  it('open an audit key as nothing else', () => {
    const keys = MasterKeys.from(fresh);
    const wrapped = keys.wrap(7, data, 'audit_key');
    expect(() => keys.unwrap(7, wrapped)).toThrow('does not open');
    expect(keys.unwrap(7, wrapped, 'audit_key').key.equals(data.key)).toBe(true);
  });
});
