import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connector } from '@patchbay/connector-sdk/definition';
import { beyondDeclared } from './beyond-declared.ts';
import { ownBundle } from './own-bundle.ts';
import { confine } from './confine.ts';
import { findPackage } from './find-package.ts';
import { PackageSourceError, gatherSources } from './gather-sources.ts';
import { importSources } from './import-sources.ts';
import { type DeclaredConnector, PackageManifest } from './package-manifest.ts';

export interface PackagedConnector {
  connector: Connector;
  package: { name: string; version: string };
  declared: DeclaredConnector;
}

/** A package that is not offered, or one connector of it. */
export interface RefusedPackage {
  name: string;
  version: string | null;
  /** Absent when the package as a whole is refused. */
  slug?: string;
  problems: string[];
}

export interface LoadedPackages {
  connectors: PackagedConnector[];
  refused: RefusedPackage[];
}

/**
 * Connectors of installed packages. One that is broken, takes a slug that is taken, or asks for more
 * than it declares is refused by name; the rest is loaded. Never throws.
 *
 * @param taken slugs that are Patchbay's own, or announced
 */
export async function loadPackages(
  names: readonly string[],
  taken: ReadonlySet<string>,
): Promise<LoadedPackages> {
  const loaded: LoadedPackages = { connectors: [], refused: [] };
  const slugs = new Set(taken);
  for (const name of new Set(names)) {
    const found = readManifest(name);
    if ('problems' in found) {
      loaded.refused.push({ name, version: null, problems: found.problems });
      continue;
    }
    const { folder, manifest } = found;
    const of = { name, version: manifest.version };
    for (const declared of manifest.patchbay.connectors) {
      const { slug } = declared;
      const result = slugs.has(slug)
        ? [`${slug} is taken by another connector`]
        : await loadOne(name, folder, declared);
      if (Array.isArray(result)) loaded.refused.push({ ...of, slug, problems: result });
      else {
        slugs.add(slug);
        loaded.connectors.push({ connector: result, package: of, declared });
      }
    }
  }
  return loaded;
}

function readManifest(
  name: string,
): { folder: string; manifest: PackageManifest } | { problems: string[] } {
  const folder = findPackage(name);
  if (!folder) return { problems: ['is not installed'] };
  try {
    const text = readFileSync(join(folder, 'package.json'), 'utf8');
    const parsed = PackageManifest.safeParse(JSON.parse(text));
    if (parsed.success) return { folder, manifest: parsed.data };
    return {
      problems: parsed.error.issues.map(
        ({ path, message }) => `package.json: ${path.join('.') || 'file'}: ${message}`,
      ),
    };
  } catch (error) {
    return { problems: [`package.json: ${messageOf(error)}`] };
  }
}

async function loadOne(
  name: string,
  folder: string,
  declared: DeclaredConnector,
): Promise<Connector | string[]> {
  try {
    const files = gatherSources(folder, declared.entry);
    const { default: connector } = await importSources(folder, files, declared.entry);
    if ((connector as Connector | undefined)?.__checked !== true) {
      return [`${declared.entry}: default: is no definition made by defineConnector`];
    }
    const problems = beyondDeclared(connector as Connector, declared);
    if (problems.length > 0) return problems;
    return confine(ownBundle(connector as Connector, name), declared);
  } catch (error) {
    return error instanceof PackageSourceError
      ? [...error.problems]
      : [`${declared.entry}: ${messageOf(error)}`];
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
