import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fromRoot } from './paths.mjs';

const SOURCE = fromRoot('libs', 'connectors', 'src');

/**
 * Brings the locale files of all connectors up to date: `en.json` holds every text of the definition;
 * of other languages nothing is written but what is no longer used is taken out.
 *
 * @returns {Promise<string[]>} what changed and what is missing, a line each
 */
export async function writeStrings() {
  const { loadConnectors } = await import(fromRoot('libs/connectors/dist/load.js'));
  const { textsOfConnector } = await import(
    fromRoot('dist/apps/server/src/modules/connectors/texts/texts-of-connector.js')
  );
  const said = [];
  for (const [slug, connector] of await loadConnectors()) {
    const texts = textsOfConnector(connector);
    const english = Object.fromEntries(texts.map((text) => [text, text]));
    if (write(slug, 'en', english)) said.push(`${slug}: en.json written`);
    for (const language of languagesOf(slug)) {
      const words = read(slug, language);
      const shared = read('_shared', language);
      // What no vendor's name is may be called otherwise in another language.
      const used = Object.entries(words).filter(
        ([text]) => texts.includes(text) || text === connector.name,
      );
      if (write(slug, language, Object.fromEntries(used))) {
        said.push(`${slug}: ${language}.json rid of what is not used`);
      }
      const missing = texts.filter((text) => !(words[text] || shared[text]));
      if (missing.length > 0) said.push(`${slug}: ${language}.json lacks ${missing.length}`);
    }
  }
  return said;
}

function languagesOf(slug) {
  const others = ['_shared', slug].flatMap((folder) => {
    const path = `${SOURCE}/${folder}/locales`;
    return existsSync(path) ? readdirSync(path).map((name) => name.replace(/\.json$/, '')) : [];
  });
  return [...new Set(others)].filter((language) => language !== 'en');
}

function read(folder, language) {
  const path = `${SOURCE}/${folder}/locales/${language}.json`;
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
}

/** @returns whether anything changed; a file that would be empty and is not there stays away */
function write(slug, language, words) {
  const path = `${SOURCE}/${slug}/locales/${language}.json`;
  const text = `${JSON.stringify(words, null, 2)}\n`;
  if (existsSync(path) ? readFileSync(path, 'utf8') === text : Object.keys(words).length === 0) {
    return false;
  }
  mkdirSync(`${SOURCE}/${slug}/locales`, { recursive: true });
  writeFileSync(path, text);
  return true;
}
