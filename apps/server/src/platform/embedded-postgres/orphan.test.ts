import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { holdPostgres } from '../../../test/support/held-postgres.ts';
import type { HeldPostgres } from '../../../test/support/held-postgres.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { isRunning } from './process-identity.ts';

describe('a data folder whose Patchbay was killed', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  const held: HeldPostgres[] = [];

  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(async () => {
    for (const child of held.splice(0)) await child.end('SIGTERM');
    folder.remove();
  });

  async function hold(): Promise<HeldPostgres> {
    const child = await holdPostgres(folder.path);
    held.push(child);
    return child;
  }

  async function sql(child: HeldPostgres, statement: string): Promise<unknown[]> {
    const client = new Client({ connectionString: child.url });
    await client.connect();
    try {
      return (await client.query(statement)).rows;
    } finally {
      await client.end();
    }
  }

  it('is refused to a second start while the first one runs, naming its pid', async () => {
    const first = await hold();
    const second = await hold();
    expect(second.error).toContain(`is in use by another Patchbay, process ${first.pid}.`);
    expect(await sql(first, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('is recovered: the PostgreSQL left behind is stopped and every commit is there', async () => {
    const first = await hold();
    await sql(first, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.end('SIGKILL');
    expect(isRunning(first.postgresPid!)).toBe(true);

    const second = await hold();
    expect(second.error).toBeUndefined();
    expect(isRunning(first.postgresPid!)).toBe(false);
    expect(await sql(second, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  it('is recovered when PostgreSQL was killed with it', async () => {
    const first = await hold();
    await sql(first, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.end('SIGKILL');
    process.kill(first.postgresPid!, 'SIGKILL');
    expect(await sql(await hold(), 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  it('is recovered when the pid of the dead PostgreSQL now belongs to a stranger', async () => {
    const first = await hold();
    await first.end('SIGKILL');
    process.kill(first.postgresPid!, 'SIGKILL');
    const pidFile = join(folder.path, 'postgres', 'postmaster.pid');
    const stranger = readFileSync(pidFile, 'utf8').replace(/^\d+/, String(process.ppid));
    writeFileSync(pidFile, stranger);
    expect((await hold()).error).toBeUndefined();
    expect(isRunning(process.ppid)).toBe(true);
  });

  it('is recovered when the kill came while the cluster was being made', async () => {
    const first = await hold();
    await first.end('SIGTERM');
    // What a kill leaves then: the draft's folder, and no finished one.
    rmSync(join(folder.path, 'postgres'), { recursive: true });
    mkdirSync(join(folder.path, 'postgres.new', 'base'), { recursive: true });
    expect(await sql(await hold(), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('is left clean by a process that exits without stopping', async () => {
    const first = await hold();
    await first.end('SIGUSR2');
    await untilGone(first.postgresPid!);
    expect(existsSync(join(folder.path, 'lock'))).toBe(false);
  });

  it('is left clean by SIGTERM', async () => {
    const first = await hold();
    await first.end('SIGTERM');
    expect(isRunning(first.postgresPid!)).toBe(false);
    expect((await hold()).error).toBeUndefined();
  });
});

async function untilGone(pid: number): Promise<void> {
  for (let waited = 0; waited < 5_000 && isRunning(pid); waited += 20) await sleep(20);
  expect(isRunning(pid)).toBe(false);
}
