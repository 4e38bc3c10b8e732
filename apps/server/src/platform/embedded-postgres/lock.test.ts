import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { DataDirInUseError, lockDataDir } from './lock.ts';
import { processStart } from './process-identity.ts';

describe('the lock of a data folder', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  const lockFile = (): string => join(folder.path, 'lock');

  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => folder.remove());

  it('is refused while its owner lives, with a line that names folder and pid', () => {
    lockDataDir(folder.path);
    expect(() => lockDataDir(folder.path)).toThrow(DataDirInUseError);
    expect(() => lockDataDir(folder.path)).toThrow(
      `DATA_DIR ${folder.path} is in use by another Patchbay, process ${process.pid}.`,
    );
  });

  it('is free again after release', () => {
    lockDataDir(folder.path).release();
    expect(readdirSync(folder.path)).toEqual([]);
    lockDataDir(folder.path).release();
  });

  it('is taken over from a process that is gone', () => {
    const gone = spawnSync(process.execPath, ['--version']).pid;
    writeFileSync(lockFile(), JSON.stringify({ pid: gone, start: 'some time' }));
    lockDataDir(folder.path);
    expect(JSON.parse(readFileSync(lockFile(), 'utf8'))).toMatchObject({ pid: process.pid });
  });

  it('is taken over when the pid now belongs to another process', () => {
    writeFileSync(lockFile(), JSON.stringify({ pid: process.pid, start: 'an earlier life' }));
    lockDataDir(folder.path);
    expect(readdirSync(folder.path)).toEqual(['lock']);
  });

  it('is taken over when a crash of the machine left it empty', () => {
    writeFileSync(lockFile(), '');
    expect(() => lockDataDir(folder.path)).not.toThrow();
  });

  it('is not removed by an owner that lost it', () => {
    const lock = lockDataDir(folder.path);
    writeFileSync(lockFile(), 'somebody else');
    lock.release();
    expect(readFileSync(lockFile(), 'utf8')).toBe('somebody else');
  });

  it('holds against another living process', async () => {
    const other = spawn('sleep', ['30']);
    try {
      const start = processStart(other.pid!);
      writeFileSync(lockFile(), JSON.stringify({ pid: other.pid, start }));
      expect(() => lockDataDir(folder.path)).toThrow(`process ${other.pid}.`);
    } finally {
      other.kill('SIGKILL');
    }
  });

  it('does not count a killed process whose parent has not noticed yet as living', async () => {
    // The shell starts a child, kills it and never waits for it: a zombie until the shell ends.
    const script = 'sleep 60 & kill -9 $!; echo $!; exec sleep 60';
    const shell = spawn('sh', ['-c', script], { stdio: ['ignore', 'pipe', 'ignore'] });
    try {
      const pid = Number(await new Promise((resolve) => shell.stdout.once('data', resolve)));
      for (let i = 0; i < 100 && processStart(pid) !== 'gone'; i += 1) {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      expect(processStart(pid)).toBe('gone');
    } finally {
      shell.kill('SIGKILL');
    }
  });
});
