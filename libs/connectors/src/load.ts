import type { Connector } from '@patchbay/connector-sdk/definition';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type ConnectorFile, bundledConnectors } from './bundled.ts';

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
 * @param directory this one, when none is named
 * @throws ConnectorLoadError with every problem found, so that one start shows them all
 */
export async function loadConnectors(directory?: URL): Promise<Map<string, Connector>> {
  const connectors = new Map<string, Connector>();
  const problems: string[] = [];
  const causes: unknown[] = [];
  const files =
    directory || !bundledConnectors
      ? await filesOf(directory ?? new URL('./', import.meta.url))
      : bundledConnectors;
  for (const [folder, file] of files) {
    try {
      connectors.set(folder, await loadOne(folder, file));
    } catch (error) {
      problems.push(messageOf(error));
      causes.push(error);
    }
  }
  if (problems.length > 0) throw new ConnectorLoadError(problems, causes);
  return connectors;
}

/** By folder, in order. */
async function filesOf(directory: URL): Promise<Map<string, ConnectorFile>> {
  const entries = await readdir(directory, { withFileTypes: true });
  const folders = entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_'))
    .map((entry) => entry.name)
    .sort();
  return new Map(folders.map((folder) => [folder, fileOf(directory, folder)]));
}

function fileOf(directory: URL, folder: string): ConnectorFile {
  const path = join(fileURLToPath(directory), folder);
  const name = FILE_NAMES.find((candidate) => existsSync(join(path, candidate)));
  return { name, load: () => import(pathToFileURL(join(path, name ?? '')).href) };
}

async function loadOne(folder: string, { name, load }: ConnectorFile): Promise<Connector> {
  if (!name) throw new Error(`${folder}: has no connector file`);
  const file = `${folder}/${name}`;
  const module = await load().catch((error: unknown) => {
    throw new Error(`${file}: ${messageOf(error)}`, { cause: error });
  });
  const connector = module.default as Connector | undefined;
  if (connector?.__checked !== true) {
    throw new Error(`${file}: default: is no definition made by defineConnector`);
  }
  if (connector.slug !== folder) {
    throw new Error(`${file}: slug: ${connector.slug} is not the folder's name`);
  }
  return connector;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
