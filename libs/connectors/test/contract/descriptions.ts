import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { parse } from 'yaml';

export type Json = Record<string, unknown>;

/** Vendors' own descriptions stand beside the repository, or nowhere: they are not part of it. */
const FOLDER = new URL('../../../../../shared/vendor-specs/', import.meta.url);

export const given = existsSync(FOLDER);

const read = new Map<string, Json>();

/** A description, parsed once. */
export function description(path: string): Json {
  const known = read.get(path);
  if (known) return known;
  const text = readFileSync(new URL(path, FOLDER), 'utf8');
  const parsed = (
    path.endsWith('.json') ? JSON.parse(text) : parse(text, { maxAliasCount: -1 })
  ) as Json;
  read.set(path, parsed);
  return parsed;
}

/** Vendors with descriptions, by their folders. */
export function describedVendors(): string[] {
  const folders = readdirSync(FOLDER, { withFileTypes: true });
  return folders.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}
