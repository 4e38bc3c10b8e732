import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { type Specifier, checkSource } from './source-problems.ts';

const MOST_FILES = 300;
const MOST_BYTES = 2 * 1024 * 1024;

/** Modules that every connector may import: Patchbay's own words for declaring one, and zod. */
const SHARED = /^(?:@patchbay\/connector-sdk\/[a-z0-9-]+(?:\/[a-z0-9-]+)*|zod)$/;

export interface SourceFile {
  /** Absolute. */
  path: string;
  code: string;
  imports: Specifier[];
}

/** A package holds what no connector may do; each problem names file and what it is about. */
export class PackageSourceError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('; '));
  }
}

/**
 * Every file that an entry needs, read once and looked at: what is looked at here is what runs.
 *
 * @throws PackageSourceError
 */
export function gatherSources(folder: string, entry: string): SourceFile[] {
  const files = new Map<string, SourceFile>();
  const problems: string[] = [];
  const waiting = [resolve(folder, entry)];
  let bytes = 0;
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (files.has(path)) continue;
    const name = relative(folder, path);
    if (!isInside(folder, path)) {
      problems.push(`${name}: is no file of the package`);
      continue;
    }
    bytes += statSync(path).size;
    if (files.size >= MOST_FILES || bytes > MOST_BYTES) throw new PackageSourceError([tooLarge()]);
    const code = readFileSync(path, 'utf8');
    const checked = checkSource(code);
    problems.push(...checked.problems.map((problem) => `${name}: ${problem}`));
    files.set(path, { path, code, imports: checked.imports });
    for (const { name: wanted } of checked.imports) {
      if (isRelative(wanted)) waiting.push(resolve(dirname(path), wanted));
      else if (!isShared(wanted)) problems.push(`${name}: imports ${wanted}`);
    }
  }
  if (problems.length > 0) throw new PackageSourceError(problems);
  return [...files.values()];
}

export function isRelative(specifier: string): boolean {
  return specifier.startsWith('./') || specifier.startsWith('../');
}

export function isShared(specifier: string): boolean {
  return SHARED.test(specifier);
}

function isInside(folder: string, path: string): boolean {
  if (!existsSync(path) || !statSync(path).isFile()) return false;
  return realpathSync(path).startsWith(folder + sep);
}

function tooLarge(): string {
  return `has more than ${MOST_FILES} files or ${MOST_BYTES / 1024 / 1024} MiB`;
}
