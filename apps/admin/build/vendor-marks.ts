import { readFile, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as icons from 'simple-icons';
import type { SimpleIcon } from 'simple-icons';
import type { Plugin } from 'vite';

const VIRTUAL_ID = 'virtual:vendor-marks';
const RESOLVED_ID = `\0${VIRTUAL_ID}`;

/**
 * A module with the marks of exactly those vendors that the connectors under `connectors` name as
 * their `icon`. So a new connector brings its mark without a change to the page, and the three
 * thousand other icons of the set stay out of the bundle. A name that the set does not know is left
 * to the page's drawn fallback.
 */
export function vendorMarks(connectors: URL): Plugin {
  return {
    name: 'patchbay-vendor-marks',
    resolveId: (id) => (id === VIRTUAL_ID ? RESOLVED_ID : undefined),
    async load(id) {
      if (id !== RESOLVED_ID) return undefined;
      const known = new Map(Object.values(icons).map((icon: SimpleIcon) => [icon.slug, icon]));
      const marks: Record<string, { path: string; hex: string }> = {};
      for (const slug of await iconNames(connectors)) {
        const icon = known.get(slug);
        if (icon) marks[slug] = { path: icon.path, hex: `#${icon.hex}` };
      }
      return `export const marks = ${JSON.stringify(marks)};`;
    },
  };
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
