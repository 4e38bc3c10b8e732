import type { Connector } from '@patchbay/connector-sdk/definition';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Sources under a test runner, compiled files otherwise. */
const FILE_NAMES = ['connector.ts', 'connector.js'];

/** Connectors that cannot be offered; the message names every file and key. */
export class ConnectorLoadError extends Error {
  /** Says that the message is meant for whoever starts the service, and enough for them. */
  readonly code = 'connectors_invalid';
  readonly problems: readonly string[];

  constructor(problems: readonly string[], causes: readonly unknown[]) {
    super(`connectors cannot be loaded:\n${problems.map((p) => `  - ${p}`).join('\n')}`, {
      cause: causes,
    });
    this.name = 'ConnectorLoadError';
    this.problems = problems;
  }
}

/**
 * Every connector of a directory by its slug: one folder each, named after the slug, whose
 * `connector` file exports the definition as default. Folders that begin with `_` hold what
 * connectors share.
 *
 * @throws ConnectorLoadError with every problem found, so that one start shows them all
 */
export async function loadConnectors(
  directory: URL = new URL('./', import.meta.url),
): Promise<Map<string, Connector>> {
  const connectors = new Map<string, Connector>();
  const problems: string[] = [];
  const causes: unknown[] = [];
  for (const folder of await connectorFolders(directory)) {
    try {
      connectors.set(folder, await loadOne(directory, folder));
    } catch (error) {
      problems.push(messageOf(error));
      causes.push(error);
    }
  }
  if (problems.length > 0) throw new ConnectorLoadError(problems, causes);
  return connectors;
}

async function connectorFolders(directory: URL): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_'))
    .map((entry) => entry.name)
    .sort();
}

async function loadOne(directory: URL, folder: string): Promise<Connector> {
  const path = join(fileURLToPath(directory), folder);
  const name = FILE_NAMES.find((candidate) => existsSync(join(path, candidate)));
  if (!name) throw new Error(`${folder}: has no connector file`);
  const file = `${folder}/${name}`;

  const module = await importFile(join(path, name), file);
  const connector = module.default as Connector | undefined;
  if (connector?.__checked !== true) {
    throw new Error(`${file}: default: is no definition made by defineConnector`);
  }
  if (connector.slug !== folder) {
    throw new Error(`${file}: slug: ${connector.slug} is not the folder's name`);
  }
  return connector;
}

async function importFile(path: string, file: string): Promise<{ default?: unknown }> {
  try {
    return (await import(pathToFileURL(path).href)) as { default?: unknown };
  } catch (error) {
    throw new Error(`${file}: ${messageOf(error)}`, { cause: error });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
