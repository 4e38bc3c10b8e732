import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ConnectorDetail } from '@patchbay/contracts/connector';
import { type Draft, dropDraft, keepDraft, readDraft } from './draft.ts';

const connector = {
  slug: 'acme',
  flows: [
    {
      credentials: {
        properties: {
          username: { type: 'string' },
          password: { writeOnly: true },
          api_key: { writeOnly: true, 'x-field': 'text' },
        },
      },
    },
  ],
  settings: { properties: { base_url: { type: 'string' }, token: { writeOnly: true } } },
} as unknown as ConnectorDetail;

const draft: Draft = {
  flow: 0,
  values: {
    display_name: 'Shop',
    category: 'other',
    credentials: { username: 'anna', password: 'p4ss', api_key: 'vault:kv/a#b' },
    settings: { base_url: 'https://a.example', token: 't0ken' },
    scopes: ['read'],
  },
};

const kept = new Map<string, string>();
beforeEach(() => {
  kept.clear();
  Object.defineProperty(globalThis, 'sessionStorage', {
    configurable: true,
    value: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, text: string) => void kept.set(key, text),
      removeItem: (key: string) => void kept.delete(key),
    },
  });
});
afterEach(() => {
  Reflect.deleteProperty(globalThis, 'sessionStorage');
});

it('keeps what was typed, and never a secret nor where it is kept', () => {
  keepDraft('shop', connector, draft);
  const text = [...kept.values()].join();
  for (const secret of ['p4ss', 'vault:', 't0ken']) expect(text).not.toContain(secret);
  expect(readDraft('shop', connector)).toEqual({
    flow: 0,
    values: {
      ...draft.values,
      credentials: { username: 'anna' },
      settings: { base_url: 'https://a.example' },
    },
  });
});

it('belongs to one site and one connector, and can be dropped', () => {
  keepDraft('shop', connector, draft);
  expect(readDraft('other', connector)).toBeNull();
  expect(readDraft('shop', { ...connector, slug: 'b' })).toBeNull();
  dropDraft('shop', 'acme');
  expect(readDraft('shop', connector)).toBeNull();
});

it('is forgotten when it is none, or of a way to connect that is gone', () => {
  kept.set('patchbay-connect:shop:acme', '{"flow":');
  expect(readDraft('shop', connector)).toBeNull();
  keepDraft('shop', connector, { ...draft, flow: 3 });
  expect(readDraft('shop', connector)).toBeNull();
});

it('does without a storage that is forbidden', () => {
  Reflect.deleteProperty(globalThis, 'sessionStorage');
  expect(() => keepDraft('shop', connector, draft)).not.toThrow();
  expect(readDraft('shop', connector)).toBeNull();
});
