import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DataSource } from 'typeorm';
import { type TestDatabase, createTestDatabase } from '../support/test-database.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const REQUESTS = 200;
const PER_MS = 2000;
const FOR_MS = 9000;

let database: TestDatabase;
let db: DataSource;

beforeAll(async () => {
  database = await createTestDatabase();
  db = await new DataSource({ type: 'postgres', url: database.url }).initialize();
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

type Grant = [slot: number, granted: number];

function taker(siteId: number): Promise<Grant[]> {
  const script = 'apps/server/test/support/reserve-calls.ts';
  const args = [database.url, siteId, REQUESTS, PER_MS, FOR_MS].map(String);
  const child = spawn(
    process.execPath,
    ['--conditions=source', '--import', 'tsx', script, ...args],
    {
      cwd: ROOT,
      env: {
        ...{ PATH: process.env['PATH'], TMPDIR: process.env['TMPDIR'] },
        TSX_TSCONFIG_PATH: `${ROOT}apps/server/tsconfig.json`,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  let wrong = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (wrong += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(said) as Grant[]);
      else reject(new Error(`ended with ${code}: ${wrong}`));
    });
  });
}

describe('three processes that take what they get of one account', () => {
  it('never get more than its limit in any stretch of its length, and leave little unused', async () => {
    const [site] = await db.query(`INSERT INTO sites (slug, name) VALUES ('s', 'S') RETURNING id`);
    const takers = await Promise.all([1, 2, 3].map(() => taker(Number(site.id))));
    expect(takers.every((grants) => grants.length > 0)).toBe(true);
    const grants = takers.flat().sort(([a], [b]) => a - b);
    const within = (from: number, length: number) =>
      grants
        .filter(([slot]) => slot >= from && slot < from + length)
        .reduce((sum, [, granted]) => sum + granted, 0);
    for (const [slot] of grants) expect(within(slot, PER_MS)).toBeLessThanOrEqual(REQUESTS);

    const first = grants[0]![0];
    const last = grants.at(-1)![0];
    const afterFirst = within(first + PER_MS, Infinity);
    const usual = (REQUESTS * (last - first)) / PER_MS;
    expect(afterFirst).toBeGreaterThanOrEqual(0.9 * usual);
  });
});
