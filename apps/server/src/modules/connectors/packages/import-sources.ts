import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type SourceFile, isRelative } from './gather-sources.ts';
import { sharedModule } from './shared-module.ts';

/**
 * Runs the files that were looked at, and nothing that has changed on the disk since: they are
 * written to a folder of this process alone, with Patchbay's own modules put where they are named.
 *
 * @throws what the package's code throws while it is read
 */
export async function importSources(
  folder: string,
  files: readonly SourceFile[],
  entry: string,
): Promise<{ default?: unknown }> {
  const copy = mkdtempSync(join(tmpdir(), 'patchbay-connector-'));
  try {
    writeFileSync(join(copy, 'package.json'), '{"type":"module"}');
    for (const file of files) {
      const path = join(copy, relative(folder, file.path));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, linked(file));
    }
    return (await import(pathToFileURL(join(copy, entry)).href)) as { default?: unknown };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function linked({ code, imports }: SourceFile): string {
  let text = code;
  // From the end, so that earlier places stay where they are.
  for (const { name, start, end } of [...imports].sort((a, b) => b.start - a.start)) {
    if (isRelative(name)) continue;
    const target = JSON.stringify(sharedModule(name));
    text = text.slice(0, start) + target + text.slice(end);
  }
  return text;
}
