import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LANGUAGE_CODES } from '../lib/languages.ts';

type Words = { [key: string]: string | Words };
const PLURAL = /_(zero|one|two|few|many|other)$/;
const namespaces = readdirSync(new URL('en/', import.meta.url)).filter((f) => f.endsWith('.json'));

/** `a.b.c` → its words. */
function flat(language: string, file: string): Map<string, string> {
  const text = readFileSync(new URL(`${language}/${file}`, import.meta.url), 'utf8');
  const found = new Map<string, string>();
  const walk = (words: Words, path: string): void => {
    for (const [key, value] of Object.entries(words)) {
      if (typeof value === 'string') found.set(path + key, value);
      else walk(value, `${path}${key}.`);
    }
  };
  walk(JSON.parse(text) as Words, '');
  return found;
}

/** A form beside others, or one that counts; `error_other` alone is a word like any. */
function isPlural(words: Map<string, string>, key: string): boolean {
  if (!PLURAL.test(key)) return false;
  const [other, one] = ['_other', '_one'].map((form) => words.get(key.replace(PLURAL, form)));
  return other !== undefined && (one !== undefined || other.includes('{{count}}'));
}

/** What a key is called in every language: plural forms count as one. */
const stem = (words: Map<string, string>, key: string): string =>
  isPlural(words, key) ? key.replace(PLURAL, '_*') : key;

const stems = (words: Map<string, string>): string[] =>
  [...new Set([...words.keys()].map((key) => stem(words, key)))].sort();

/** Names between braces and tags: what the code puts in. */
const inserts = (text: string): string[] =>
  [...new Set(text.match(/\{\{[^}]+\}\}|<\/?\w+>/g) ?? [])].sort();

const others = LANGUAGE_CODES.filter((code) => code !== 'en');

describe.each(LANGUAGE_CODES)('%s', (language) => {
  it.each(namespaces)('%s says something under every key', (file) => {
    const empty = [...flat(language, file)].filter(([, text]) => text.trim() === '');
    expect(empty).toEqual([]);
  });

  it.each(namespaces)('%s has every plural form the language knows', (file) => {
    const words = flat(language, file);
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const lacking = [...words.keys()]
      .filter((key) => isPlural(words, key))
      .flatMap((key) => needed.map((form) => key.replace(PLURAL, `_${form}`)))
      .filter((key) => !words.has(key));
    expect([...new Set(lacking)]).toEqual([]);
  });
});

describe.each(others)('%s beside English', (language) => {
  it.each(namespaces)('%s has the same keys', (file) => {
    expect(stems(flat(language, file))).toEqual(stems(flat('en', file)));
  });

  it.each(namespaces)('%s keeps what is put into the words', (file) => {
    const english = flat('en', file);
    const words = flat(language, file);
    const differing = [...english].filter(([key, text]) => {
      const translated = words.get(key);
      if (translated === undefined) return false;
      return inserts(translated).join() !== inserts(text).join();
    });
    expect(differing).toEqual([]);
  });

  it('is loaded whole: its index names every file', () => {
    const index = readFileSync(new URL(`${language}/index.ts`, import.meta.url), 'utf8');
    expect(namespaces.filter((file) => !index.includes(`'./${file}'`))).toEqual([]);
  });
});
