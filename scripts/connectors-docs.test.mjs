import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { loadConnectors } from '@patchbay/connectors/load';
import { planned } from '@patchbay/connectors/planned';
import { connectorsPage } from './lib/connectors-docs/page.mjs';
import { readContracts } from './lib/connectors-docs/read-contracts.mjs';
import { fromRoot } from './lib/paths.mjs';

it('docs/connectors.md is what `npm run connectors:docs` writes', async () => {
  const contracts = await readContracts(fromRoot('libs/connectors/src'));
  const page = connectorsPage((await loadConnectors()).values(), contracts, planned);
  expect(readFileSync(fromRoot('docs/connectors.md'), 'utf8')).toBe(page);
});
