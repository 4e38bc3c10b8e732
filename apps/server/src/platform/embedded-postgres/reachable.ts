import { chmodSync, readdirSync, realpathSync, statSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { dirname, join, parse } from 'node:path';
import type { OsAccount } from './account.ts';
import type { EmbeddedPostgresLog } from './log.ts';

/**
 * Makes `path` reachable for `account` by adding search permission for others (`o+x`, which lists
 * nothing) to the folders above it that refuse it: a clone below `mktemp -d` or `/root` is closed to
 * every account but root's. Says which folders it changed.
 *
 * @throws when a folder's permissions cannot be changed.
 */
export function makeReachable(path: string, account: OsAccount, log: EmbeddedPostgresLog): void {
  const blocking = ancestorsOf(path).filter((folder) => !allows(statSync(folder), account, 'x'));
  if (blocking.length === 0) return;
  for (const folder of blocking) chmodSync(folder, (statSync(folder).mode & 0o7777) | 0o001);
  log.info(
    `PostgreSQL runs as uid ${account.uid}: added search permission (o+x) to ${blocking.join(', ')}`,
  );
}

/** Whether the mode bits let `account` read (`r`) or search (`x`). Access lists are not looked at. */
export function allows(stats: Stats, account: OsAccount, right: 'r' | 'x'): boolean {
  const bit = right === 'r' ? 0o4 : 0o1;
  if (stats.uid === account.uid) return (stats.mode & (bit << 6)) !== 0;
  if (stats.gid === account.gid) return (stats.mode & (bit << 3)) !== 0;
  return (stats.mode & bit) !== 0;
}

/** Gives others read and search permission on a whole tree, as `chmod -R o+rX` does. */
export function makeReadable(folder: string): void {
  chmodSync(folder, (statSync(folder).mode & 0o7777) | 0o005);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) makeReadable(path);
    if (!entry.isFile()) continue;
    const mode = statSync(path).mode & 0o7777;
    chmodSync(path, mode | (mode & 0o100 ? 0o005 : 0o004));
  }
}

/** The folders that must be searchable before `path` can be opened, outermost first. */
function ancestorsOf(path: string): string[] {
  const folders: string[] = [];
  let folder = realpathSync(dirname(path));
  for (; folder !== parse(folder).root; folder = dirname(folder)) folders.unshift(folder);
  return folders;
}
