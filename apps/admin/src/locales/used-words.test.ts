import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Words = { [key: string]: string | Words };

const src = new URL('../', import.meta.url).pathname;
const files = (folder: string, pattern: RegExp): string[] =>
  (readdirSync(src + folder, { recursive: true }) as string[]).filter((file) => pattern.test(file));
const namespaces = files('locales/en', /\.json$/).map((file) => file.slice(0, -5));
const index = readFileSync(`${src}locales/en/index.ts`, 'utf8');
/** Those that come with what needs them, by the module that brings them. */
const bringers = new Map(
  files('lib', /-words\.ts$/).map((file) => {
    const text = readFileSync(`${src}lib/${file}`, 'utf8');
    return [/'en', '(\w+)'/.exec(text)?.[1] ?? '', `/${file}`] as const;
  }),
);
const sources = files('', /\.tsx?$/)
  .filter((file) => !/\.test\.|locales\/|routeTree|-words\.ts/.test(file))
  .map((file) => ({ file, text: readFileSync(src + file, 'utf8') }));

const keysOf = (namespace: string): string[] => {
  const keys: string[] = [];
  const walk = (words: Words, path: string): void => {
    for (const [key, value] of Object.entries(words)) {
      if (typeof value === 'string') keys.push(path + key);
      else walk(value, `${path}${key}.`);
    }
  };
  walk(JSON.parse(readFileSync(`${src}locales/en/${namespace}.json`, 'utf8')) as Words, '');
  return keys;
};
const keys = new Map(namespaces.map((namespace) => [namespace, keysOf(namespace)]));

/** A route's component is split from it, with the features that it shows; the route is not. */
const isRoute = (file: string): boolean => /^routes\/(?!.*-shared)/.test(file);

const named = (text: string): string[] =>
  [...text.matchAll(/useTranslation\('(\w+)'|['"`](\w+):[a-z_$]/g)]
    .map((match) => match[1] ?? match[2] ?? '')
    .filter((name) => namespaces.includes(name));

/** `t('a.b')` and `t(`a.${b}.c`)`: the key, up to what is only known at run time. */
function asked(text: string): { namespace: string | undefined; start: string; whole: boolean }[] {
  return [...text.matchAll(/\bt\(\s*(['`])((?:(\w+):)?([^'`$]*))(\$\{)?/g)].map((match) => ({
    namespace: match[3],
    start: match[4] ?? '',
    whole: match[5] === undefined,
  }));
}

function isThere(namespace: string, start: string, whole: boolean): boolean {
  const known = keys.get(namespace) ?? [];
  if (!whole) return known.some((key) => key.startsWith(start));
  return known.some((key) => key === start || key.replace(/_(zero|one|other)$/, '') === start);
}

describe('words', () => {
  it('are all brought by somebody', () => {
    const lost = namespaces.filter(
      (name) => !bringers.has(name) && !index.includes(`${name}.json`),
    );
    expect(lost).toEqual([]);
  });

  it('come with every module that uses them, unless they are always there', () => {
    const lacking = sources.flatMap(({ file, text }) =>
      [...new Set(named(text))]
        .filter((name) => bringers.has(name) && !isRoute(file))
        .filter((name) => !text.includes(bringers.get(name)!))
        .map((name) => `${file} uses ${name} without lib${bringers.get(name)}`),
    );
    expect(lacking).toEqual([]);
  });

  it('are brought by no route: all of them are loaded at first, and would take the words along', () => {
    const bringing = sources.filter(
      ({ file, text }) => isRoute(file) && text.includes('-words.ts'),
    );
    expect(bringing.map(({ file }) => file)).toEqual([]);
  });

  it('exist under every key that is asked for', () => {
    const missing = sources.flatMap(({ file, text }) => {
      const own = [...text.matchAll(/useTranslation\((?:'(\w+)')?\)/g)].map(
        (m) => m[1] ?? 'common',
      );
      // Where `t` is handed in, the key may be of any namespace.
      const candidates = own.length > 0 ? own : namespaces;
      return asked(text)
        .filter(({ namespace, start, whole }) =>
          (namespace ? [namespace] : candidates).every((name) => !isThere(name, start, whole)),
        )
        .map(({ start }) => `${file}: ${start}`);
    });
    expect(missing).toEqual([]);
  });
});
