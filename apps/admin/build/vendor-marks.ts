import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as icons from 'simple-icons';
import type { SimpleIcon } from 'simple-icons';
import type { Plugin } from 'vite';

const VIRTUAL_ID = 'virtual:vendor-marks';
const RESOLVED_ID = `\0${VIRTUAL_ID}`;
const DEV_FILE = 'vendor-marks.svg';

/**
 * One picture with the marks of exactly those vendors that the connectors under `connectors` name as
 * their `icon`, and a module that says where it is and which colours they have. So a new connector
 * brings its mark without a change to the page, the three thousand other icons of the set stay away,
 * and no mark is script. A name that the set does not know is left to the page's drawn fallback.
 */
export function vendorMarks(connectors: URL): Plugin {
  let isBuild = false;
  return {
    name: 'patchbay-vendor-marks',
    configResolved: ({ command }) => void (isBuild = command === 'build'),
    resolveId: (id) => (id === VIRTUAL_ID ? RESOLVED_ID : undefined),
    async load(id) {
      if (id !== RESOLVED_ID) return undefined;
      const marks = await usedIcons(connectors);
      const picture = spriteOf(marks);
      const hash = createHash('sha256').update(picture).digest('base64url').slice(0, 8);
      const fileName = isBuild ? `assets/vendor-marks-${hash}.svg` : DEV_FILE;
      if (isBuild) this.emitFile({ type: 'asset', fileName, source: picture });
      const colours = Object.fromEntries(marks.map(({ slug, hex }) => [slug, `#${hex}`]));
      return `export const picture = ${JSON.stringify(`/${fileName}`)};
export const colours = ${JSON.stringify(colours)};`;
    },
    configureServer(server) {
      server.middlewares.use(`/${DEV_FILE}`, (_, response, next) => {
        usedIcons(connectors).then((marks) => {
          response.setHeader('content-type', 'image/svg+xml');
          response.end(spriteOf(marks));
        }, next);
      });
    },
  };
}

async function usedIcons(connectors: URL): Promise<SimpleIcon[]> {
  const known = new Map(Object.values(icons).map((icon: SimpleIcon) => [icon.slug, icon]));
  const names = [...(await iconNames(connectors))].sort();
  return names.map((slug) => known.get(slug)).filter((icon) => icon !== undefined);
}

function spriteOf(marks: readonly SimpleIcon[]): string {
  const symbols = marks.map(
    ({ slug, path }) => `<symbol id="${slug}" viewBox="0 0 24 24"><path d="${path}"/></symbol>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>`;
}

async function iconNames(folder: URL): Promise<Set<string>> {
  const names = new Set<string>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/(?<!\.test)\.ts$/.test(entry.name)) continue;
    const text = await readFile(
      `${entry.parentPath ?? fileURLToPath(folder)}/${entry.name}`,
      'utf8',
    );
    for (const match of text.matchAll(/\bicon:\s*'([a-z0-9]+)'/g)) names.add(match[1] ?? '');
  }
  return names;
}
