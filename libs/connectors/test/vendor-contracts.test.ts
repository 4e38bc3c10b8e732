import { beforeAll, describe, expect, it } from 'vitest';
import type { VendorContract } from '@patchbay/connector-sdk/contract';
import type { Connector } from '@patchbay/connector-sdk/definition';
import { loadConnectors } from '../src/load.ts';
import { contractProblems } from './contract/contract-problems.ts';
import { describedVendors, given } from './contract/descriptions.ts';
import { readContracts } from './contract/read-contracts.ts';

const contracts = await readContracts();
const SKIPPED = given ? '' : ' (skipped: ../shared/vendor-specs is absent)';

describe.skipIf(!given)(`connectors against the vendors' own API descriptions${SKIPPED}`, () => {
  let connectors: Map<string, Connector>;
  beforeAll(async () => {
    connectors = await loadConnectors();
  });

  it.each([...contracts])(
    '%s asks and understands what its vendor describes, and nothing else',
    async (slug, contract) => {
      expect(await contractProblems(connectors.get(slug)!, contract)).toEqual([]);
    },
    60_000,
  );

  it('every described vendor has a connector that is checked against the description', () => {
    const claimed = new Set([...contracts.values()].flatMap(foldersOf));
    expect(describedVendors().filter((vendor) => !claimed.has(vendor))).toEqual([]);
  });
});

describe('exceptions from a description', () => {
  const exceptions = [...contracts].flatMap(([slug, contract]) =>
    (contract.exceptions ?? []).map((exception) => ({ slug, ...exception })),
  );

  it.each(exceptions)('$slug: "$about" has a reason and a source', ({ about, reason, source }) => {
    expect(about.length).toBeGreaterThan(3);
    expect(reason.length).toBeGreaterThan(10);
    expect(new URL(source).protocol).toBe('https:');
  });
});

function foldersOf({ openapi = [], discovery = [] }: VendorContract): string[] {
  return [...openapi, ...discovery].map((path) => path.split('/')[0]!);
}
