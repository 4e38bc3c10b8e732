import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** By language (BCP 47), by connector: the definition's English words and what they are called. */
export type Texts = ReadonlyMap<string, ReadonlyMap<string, Readonly<Record<string, string>>>>;

/** Words that many connectors use alike; a connector's own file wins. */
const SHARED = '_shared';

/**
 * The locale files of connectors: `<slug>/locales/<language>.json`, beside the definition.
 *
 * @throws when a file cannot be read
 */
export async function loadTexts(
  slugs: readonly string[],
  directory: URL = new URL('./', import.meta.url),
): Promise<Texts> {
  const root = fileURLToPath(directory);
  const texts = new Map<string, Map<string, Readonly<Record<string, string>>>>();
  const shared = await localesOf(join(root, SHARED));
  for (const slug of slugs) {
    const own = await localesOf(join(root, slug));
    for (const language of new Set([...shared.keys(), ...own.keys()])) {
      const words = { ...shared.get(language), ...own.get(language) };
      if (Object.keys(words).length === 0) continue;
      const known = texts.get(language) ?? new Map<string, Readonly<Record<string, string>>>();
      known.set(slug, words);
      texts.set(language, known);
    }
  }
  return texts;
}

async function localesOf(folder: string): Promise<Map<string, Record<string, string>>> {
  const path = join(folder, 'locales');
  if (!existsSync(path)) return new Map();
  const files = (await readdir(path)).filter((name) => name.endsWith('.json'));
  const entries = files.map(async (name) => {
    const text = await readFile(join(path, name), 'utf8');
    return [
      name.slice(0, -'.json'.length),
      changed(JSON.parse(text) as Record<string, string>),
    ] as const;
  });
  return new Map(await Promise.all(entries));
}

/** What is called as in the definition needs no looking up: English, until somebody words it anew. */
function changed(words: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(words).filter(([text, said]) => said !== text));
}
