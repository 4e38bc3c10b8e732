import { format, inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Secret } from './secret.ts';

const CANARY = 'canary-7f3a';

describe('Secret', () => {
  const secret = Secret.of(CANARY);
  const record = Secret.of({ api_key: CANARY });

  it('gives the value to who says reveal, and only so', () => {
    expect(secret.reveal()).toBe(CANARY);
    expect(record.reveal().api_key).toBe(CANARY);
    expect(record.map(({ api_key }) => api_key).reveal()).toBe(CANARY);
  });

  it.each<[string, (value: Secret<unknown>) => string]>([
    ['String', (value) => String(value)],
    ['a template', (value) => `${value}`],
    ['concatenation', (value) => '' + (value as unknown as string)],
    ['JSON', (value) => JSON.stringify(value)],
    ['JSON of a tree', (value) => JSON.stringify({ deep: [{ value }] })],
    ['inspect', (value) => inspect(value, { depth: 9, showHidden: true, getters: true })],
    ['inspect of a tree', (value) => inspect({ deep: [{ value }] }, { depth: 9 })],
    ['format %s', (value) => format('%s', value)],
    ['format %o', (value) => format('%o', value)],
    ['format %j', (value) => format('%j', value)],
    ['keys and values', (value) => JSON.stringify(Object.entries(value))],
    ['own names', (value) => Object.getOwnPropertyNames(value).join()],
    ['a copy', (value) => JSON.stringify({ ...value })],
    ['structuredClone', (value) => inspect(structuredClone(value))],
    ['an error message', (value) => new Error(`failed with ${value}`).message],
    ['URL parameters', (value) => new URLSearchParams({ q: value as never }).toString()],
  ])('is not printed by %s', (_way, print) => {
    for (const value of [secret, record]) expect(print(value)).not.toContain(CANARY);
  });

  it('cannot be given a value or a method from outside', () => {
    expect(Object.isFrozen(secret)).toBe(true);
    expect(() => Object.assign(secret, { toJSON: () => CANARY })).toThrow(TypeError);
  });
});
