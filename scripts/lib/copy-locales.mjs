import { cpSync, existsSync, readdirSync } from 'node:fs';
import { fromRoot } from './paths.mjs';

/** Puts the connectors' locale files beside what was compiled: the compiler takes code only. */
export function copyLocales() {
  const source = fromRoot('libs', 'connectors', 'src');
  for (const folder of readdirSync(source)) {
    const locales = `${source}/${folder}/locales`;
    if (!existsSync(locales)) continue;
    cpSync(locales, fromRoot('libs', 'connectors', 'dist', folder, 'locales'), { recursive: true });
  }
}
