import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * The contract of each folder that has one, by slug.
 *
 * @param {string} directory with a folder for each connector, as sources or compiled
 */
export async function readContracts(directory) {
  const contracts = new Map();
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const file = ['contract.ts', 'contract.js']
      .map((name) => join(directory, entry.name, name))
      .find((path) => entry.isDirectory() && existsSync(path));
    if (file) contracts.set(entry.name, (await import(pathToFileURL(file).href)).default);
  }
  return contracts;
}
