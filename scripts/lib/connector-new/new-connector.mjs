import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { root } from '../paths.mjs';
import { definition, hostOf } from './definition.mjs';
import { packageFiles } from './package-files.mjs';

/**
 * Writes the first files of a connector.
 *
 * @param {string} slug
 * @param {string} [folder] of a package of its own; by default it becomes one of this repository's
 * @returns {{ files: string[], next: string }} what was made, and what to do next
 * @throws {Error} when the slug is none or the folder is not empty; nothing is written then
 */
export function newConnector(slug, folder) {
  if (!/^[a-z][a-z0-9_]{1,62}$/.test(slug)) {
    throw new Error(
      'Name the connector by 2 to 63 lower-case letters, digits and underscores:\n' +
        '  npm run connector:new -- acme_parcels',
    );
  }
  const target = folder ? resolve(folder) : join(root, 'libs/connectors/src', slug);
  if (existsSync(target) && readdirSync(target).length > 0) {
    throw new Error(`${target} is not empty; nothing was written.`);
  }
  const files = folder ? packageFiles(slug) : { 'connector.ts': definition(slug, hostOf(slug)) };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(target, name)), { recursive: true });
    writeFileSync(join(target, name), text);
  }
  const shown = (name) => relative(process.cwd(), join(target, name)) || name;
  return { files: Object.keys(files).map(shown), next: folder ? packaged(slug) : own(slug) };
}

function own(slug) {
  return [
    `It is listed from the next start on. docs/adding-a-connector.md says what each key means.`,
    `Try it:  npm test -- libs/connectors ${slug}`,
  ].join('\n');
}

function packaged(slug) {
  return [
    'Next, in its folder:',
    '  npm install --no-save <the two archives that npm run connector:kit makes>',
    '  npm test',
    'In Patchbay’s folder, when it is ready:',
    `  npm install <folder or archive of the package>`,
    `  CONNECTOR_PACKAGES=patchbay-connector-${slug.replaceAll('_', '-')} npm start`,
  ].join('\n');
}
