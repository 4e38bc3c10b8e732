import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fromRoot } from './paths.mjs';

const OUTPUT = /\.(js|js\.map|d\.ts|d\.ts\.map)$/;

/**
 * Removes compiled files whose source is gone. The compiler leaves them, and a deleted migration or
 * connector that is still found in `dist` would still run.
 */
export function pruneOutputs() {
  prune(fromRoot('dist'), fromRoot());
  prune(fromRoot('apps', 'vendor-sim', 'dist'), fromRoot('apps', 'vendor-sim', 'src'));
  for (const name of readdirSync(fromRoot('libs'))) {
    prune(fromRoot('libs', name, 'dist'), fromRoot('libs', name, 'src'));
  }
}

/** Prunes one output folder against its source folder. */
export function prune(outputDir, sourceDir) {
  if (!existsSync(outputDir)) return;
  for (const entry of readdirSync(outputDir, { withFileTypes: true })) {
    const output = join(outputDir, entry.name);
    const source = join(sourceDir, entry.name);
    if (entry.isDirectory()) prune(output, source);
    else if (OUTPUT.test(entry.name) && !hasSource(source)) rmSync(output);
  }
}

function hasSource(path) {
  const stem = path.replace(OUTPUT, '');
  return existsSync(`${stem}.ts`) || existsSync(`${stem}.tsx`);
}
