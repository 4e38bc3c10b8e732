// npm run connectors:docs: writes docs/connectors.md from the connectors' definitions.
import './lib/check-node.mjs';
import { writeFileSync } from 'node:fs';
import { fromRoot } from './lib/paths.mjs';

const { prepare } = await import('./lib/prepare.mjs');
await prepare();

const { loadConnectors } = await import('@patchbay/connectors/load');
const { planned } = await import('@patchbay/connectors/planned');
const { connectorsPage } = await import('./lib/connectors-docs/page.mjs');
const { readContracts } = await import('./lib/connectors-docs/read-contracts.mjs');

const contracts = await readContracts(fromRoot('libs/connectors/dist'));
const page = connectorsPage((await loadConnectors()).values(), contracts, planned);
writeFileSync(fromRoot('docs/connectors.md'), page);
