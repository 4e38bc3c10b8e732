import { describe, expect, it } from 'vitest';
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { holdPostgres } from '../../../test/support/held-postgres.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { postgresAccount } from './account.ts';
import { allows, makeReachable, makeReadable } from './reachable.ts';
import { startEmbeddedPostgres } from './start.ts';

const silent = { info: () => {}, warn: () => {}, error: () => {} };
const isRoot = process.getuid?.() === 0;
/** These hand over to another account, which only root may: skipped, and shown so, for others. */
const asRoot = isRoot ? it : it.skip;
const NOBODY = 65534;

describe('the account PostgreSQL runs under', () => {
  asRoot('is an unprivileged one when we are root', () => {
    expect(postgresAccount('/nowhere', silent)!.uid).toBeGreaterThan(0);
  });

  asRoot('is the owner of a cluster that exists', () => {
    const folder = temporaryFolder();
    chownSync(folder.path, NOBODY, NOBODY);
    expect(postgresAccount(folder.path, silent)).toEqual({ uid: NOBODY, gid: NOBODY });
    folder.remove();
  });

  asRoot('reaches a data folder below a folder that is closed to it (mktemp -d)', async () => {
    const closed = temporaryFolder();
    const dataDir = join(closed.path, 'clone', '.data');
    const lines: string[] = [];
    const log = { ...silent, info: (line: string) => void lines.push(line) };
    expect(statSync(closed.path).mode & 0o777).toBe(0o700);
    const postgres = await startEmbeddedPostgres({ dataDir, log });
    await postgres.stop();
    expect(statSync(closed.path).mode & 0o777).toBe(0o701);
    expect(statSync(join(dataDir, 'postgres')).mode & 0o777).toBe(0o700);
    expect(lines.join()).toContain(`added search permission (o+x) to ${closed.path}`);
    closed.remove();
  });

  asRoot('may be that of an ordinary user, who then needs no other', async () => {
    const home = temporaryFolder();
    chownSync(home.path, NOBODY, NOBODY);
    const readable = spawnSync(
      process.execPath,
      ['-e', 'fs.accessSync(process.argv[1])', fileURLToPath(import.meta.url)],
      { uid: NOBODY, gid: NOBODY, cwd: '/' },
    );
    if (readable.status !== 0)
      throw new Error('This clone is closed to other users: chmod o+rX it.');
    const held = await holdPostgres(join(home.path, 'data'), NOBODY);
    await held.end('SIGTERM');
    expect(held.error).toBeUndefined();
    expect(statSync(join(home.path, 'data', 'postgres')).uid).toBe(NOBODY);
    home.remove();
  });

  (isRoot ? it.skip : it)('is our own when we are not root', () => {
    expect(postgresAccount('/nowhere', silent)).toBeUndefined();
  });
});

describe('opening folders to an account', () => {
  const stranger = { uid: 54321, gid: 54321 };

  it('changes nothing where the account can already pass', () => {
    const folder = temporaryFolder();
    chmodSync(folder.path, 0o711);
    makeReachable(join(folder.path, 'inside'), stranger, silent);
    expect(statSync(folder.path).mode & 0o777).toBe(0o711);
    folder.remove();
  });

  it('asks the owner bits of the owner, the group bits of the group, the others of the rest', () => {
    const folder = temporaryFolder();
    chmodSync(folder.path, 0o450);
    const stats = statSync(folder.path);
    const other = { uid: stats.uid + 1, gid: stats.gid + 1 };
    expect(allows(stats, { ...other, uid: stats.uid }, 'r')).toBe(true);
    expect(allows(stats, { ...other, uid: stats.uid }, 'x')).toBe(false);
    expect(allows(stats, { ...other, gid: stats.gid }, 'x')).toBe(true);
    expect(allows(stats, other, 'r')).toBe(false);
    folder.remove();
  });

  it('opens a tree installed under umask 077 for reading, and programs for running', () => {
    const folder = temporaryFolder();
    const tree = join(folder.path, 'tree');
    mkdirSync(join(tree, 'bin'), { recursive: true, mode: 0o700 });
    writeFileSync(join(tree, 'bin', 'program'), 'x', { mode: 0o700 });
    writeFileSync(join(tree, 'text'), 'x', { mode: 0o600 });
    makeReadable(tree);
    expect(statSync(join(tree, 'bin')).mode & 0o777).toBe(0o705);
    expect(statSync(join(tree, 'bin', 'program')).mode & 0o777).toBe(0o705);
    expect(statSync(join(tree, 'text')).mode & 0o777).toBe(0o604);
    expect(readFileSync(join(tree, 'text'), 'utf8')).toBe('x');
    folder.remove();
  });
});
