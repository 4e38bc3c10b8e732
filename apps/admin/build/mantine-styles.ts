import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** A component's class names; its styles stand in `styles/<name>.layer.css`. */
const CLASSES = /\/@mantine\/core\/esm\/.*\/(\w+)\.module\.mjs$/;
const IMPORTED = /@mantine\/core\/styles\/([\w-]+)\.layer\.css/g;

/** What belongs to no component. */
const ALWAYS = ['baseline', 'default-css-variables', 'global'];

/**
 * The page imports the styles of just those of Mantine's components that it draws, two thirds of them
 * all. The build fails where a component has lost its styles, or styles their component.
 *
 * @param sheet the stylesheet that imports them
 */
export function mantineStyles(sheet: URL): Plugin {
  return {
    name: 'patchbay:mantine-styles',
    apply: 'build',
    generateBundle(_, bundle) {
      const drawn = Object.values(bundle)
        .flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []))
        .flatMap((id) => CLASSES.exec(id)?.[1] ?? []);
      const wanted = new Set([...ALWAYS, ...drawn]);
      const source = readFileSync(sheet, 'utf8');
      const imported = new Set([...source.matchAll(IMPORTED)].map(([, name]) => name!));
      const missing = [...wanted].filter((name) => !imported.has(name));
      const needless = [...imported].filter((name) => !wanted.has(name));
      if (missing.length > 0) this.error(`${sheet.pathname} lacks ${missing.join(', ')}.`);
      if (needless.length > 0) this.error(`${sheet.pathname} needs no ${needless.join(', ')}.`);
    },
  };
}
