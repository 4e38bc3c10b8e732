import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadConnectors } from '@patchbay/connectors/load';
import { textsOfConnector } from './texts-of-connector.ts';

const SOURCE = new URL('../../../../../../libs/connectors/src/', import.meta.url);
const connectors = await loadConnectors();

function words(folder: string, language: string): Record<string, string> {
  const file = new URL(`${folder}/locales/${language}.json`, SOURCE);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

describe('the locale files of connectors', () => {
  it('hold every text of the definitions; npm run connectors:strings writes them', () => {
    for (const [slug, connector] of connectors) {
      expect([slug, Object.keys(words(slug, 'en'))]).toEqual([slug, textsOfConnector(connector)]);
    }
  });

  it('hold a German word for every text, and none for a text that is gone', () => {
    const shared = words('_shared', 'de');
    for (const [slug, connector] of connectors) {
      const texts = textsOfConnector(connector);
      const own = words(slug, 'de');
      const gone = Object.keys(own).filter(
        (text) => !texts.includes(text) && text !== connector.name,
      );
      const missing = texts.filter((text) => !(own[text] ?? shared[text])?.trim());
      expect([slug, { gone, missing }]).toEqual([slug, { gone: [], missing: [] }]);
    }
  });
});
