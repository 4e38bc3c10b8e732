import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A fresh folder (mode 0700, as `mktemp -d` makes it) and how to remove it. */
export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(realpathSync(tmpdir()), 'patchbay-folder-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
