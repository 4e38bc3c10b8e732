// npm run connector:new -- <slug> [--package <folder>]: the beginning of a connector that passes the
// conformance kit; in this repository, or as an npm package of its own.
import './lib/check-node.mjs';
import { parseArgs } from 'node:util';
import { newConnector } from './lib/connector-new/new-connector.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { package: { type: 'string' } },
});
try {
  const { files, next } = newConnector(positionals[0] ?? '', values.package);
  console.log(`${files.map((file) => `  made ${file}`).join('\n')}\n\n${next}`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
