import { definition, hostOf } from './definition.mjs';

/**
 * The files of a connector package, by their path in it. Plain JavaScript: nothing has to be built.
 *
 * @param {string} slug
 * @returns {Record<string, string>}
 */
export function packageFiles(slug) {
  const name = `patchbay-connector-${slug.replaceAll('_', '-')}`;
  const host = hostOf(slug);
  return {
    'package.json': `${JSON.stringify(manifest(slug, name, host), null, 2)}\n`,
    'connector.js': definition(slug, host),
    'connector.test.js': test,
    'README.md': readme(slug, name),
  };
}

function manifest(slug, name, host) {
  const needs = { '@patchbay/connector-sdk': '^0.1.0', zod: '^4.0.0' };
  return {
    name,
    version: '0.1.0',
    type: 'module',
    files: ['connector.js'],
    scripts: { test: 'node --test' },
    patchbay: {
      connectors: [{ slug, entry: './connector.js', hosts: [host], flows: ['api_key'] }],
    },
    peerDependencies: needs,
  };
}

const test = `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { conformanceProblems } from '@patchbay/connector-sdk/conformance';
import connector from './connector.js';

test('the definition conforms', async () => {
  assert.deepEqual(await conformanceProblems(connector), []);
});
`;

function readme(slug, name) {
  return `# ${name}

A connector for Patchbay.

    npm test

Install it in Patchbay's folder and name it in \`CONNECTOR_PACKAGES=${name}\`. It begins switched off:
an administrator sees what it may reach and switches it on in the library.

\`package.json\` declares under \`patchbay.connectors\` which hosts, flows and OAuth scopes \`${slug}\` uses.
What the definition asks for beyond that is refused at start, by name.
`;
}
