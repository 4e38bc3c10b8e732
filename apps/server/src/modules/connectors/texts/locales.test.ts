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

  it('hold no German word for a text that is gone, and none that is empty', () => {
    for (const [slug, connector] of connectors) {
      const texts = new Set(textsOfConnector(connector));
      const odd = Object.entries(words(slug, 'de')).filter(
        ([text, german]) => !texts.has(text) || german.trim() === '',
      );
      expect([slug, odd]).toEqual([slug, []]);
    }
  });
});
