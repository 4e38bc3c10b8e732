import { existsSync, readdirSync } from 'node:fs';
import type { VendorContract } from '@patchbay/connector-sdk/contract';

const SOURCES = new URL('../../src/', import.meta.url);

/** What each folder says it is checked against, by slug. */
export async function readContracts(): Promise<Map<string, VendorContract>> {
  const contracts = new Map<string, VendorContract>();
  for (const entry of readdirSync(SOURCES, { withFileTypes: true })) {
    const file = new URL(`${entry.name}/contract.ts`, SOURCES);
    if (!entry.isDirectory() || !existsSync(file)) continue;
    const { default: contract } = (await import(file.href)) as { default: VendorContract };
    contracts.set(entry.name, contract);
  }
  return contracts;
}
