import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { endsIn, grantsAt } from '../support/ageing.ts';
import { readConnection } from '../support/connections.ts';
import {
  LASTING,
  type OAuthVendor,
  ROTATING,
  callThrough,
  moduleToken,
  siblingOf,
  storedRow,
  tokenRequests,
} from '../support/refreshing.ts';
import { type SpawnedServer, spawnServer } from '../support/spawn-server.ts';
import { type TestPlane, eventually, startPlane } from '../support/start-plane.ts';

vi.setConfig({ testTimeout: 150_000, hookTimeout: 150_000 });

/** A dead owner's lease lapses after ten seconds, and is watched for three. */
const DEAD_WITHIN_MS = 30_000;
const LONGER_THAN_A_LEASE_MS = 13_000;

interface Process {
  server: SpawnedServer;
  url: string;
}

let plane: TestPlane;
let token: string;
let owner: Process;
let others: Process[];
const started: Pick<Process, 'server'>[] = [];

async function start(role: string): Promise<Process> {
  const server = spawnServer({ ...plane.env, ROLE: role });
  started.push({ server });
  return { server, url: await server.ready() };
}

async function kill({ server }: Pick<Process, 'server'>): Promise<void> {
  server.kill('SIGKILL');
  await server.exited;
}

beforeAll(async () => {
  plane = await startPlane({ workers: false });
  token = await moduleToken(plane);
  // One of them answers calls only, so that it refreshes when a call needs it and not before.
  owner = await start('api');
  others = [await start('all'), await start('all')];
});
afterAll(async () => {
  await Promise.all(started.map(kill));
  await plane.close();
});
beforeEach(async () => {
  await plane.control('/reset');
  await plane.db.query('DELETE FROM connections');
});

const calls = (vendor: OAuthVendor, id: number, n: number, processes: Process[]) =>
  Promise.all(
    Array.from({ length: n }, (_, i) =>
      callThrough(processes[i % processes.length]!.url, token, id, vendor.callPath),
    ),
  );
const statuses = (answers: Response[]) => [...new Set(answers.map(({ status }) => status))];

/** The vendor ends the access token; the calls find out, and the first process takes the lease. */
async function refreshBegun(vendor: OAuthVendor, id: number): Promise<string> {
  await plane.control('/grants/expire', { vendor: vendor.slug });
  callThrough(owner.url, token, id, vendor.callPath).catch(() => undefined);
  return eventually(async () => (await storedRow(plane, id)).refresh_owner, 'a lease');
}

describe('an ended token that three processes need at once', () => {
  it('is refreshed once, and all of 200 calls succeed', async () => {
    const id = await ROTATING.connect(plane);
    await plane.control('/grants/expire', { vendor: ROTATING.slug });
    await plane.control('/token-endpoint', { delay_ms: 300 });
    await endsIn(plane, id, -1);
    const answers = await calls(ROTATING, id, 200, [owner, ...others]);
    expect(statuses(answers)).toEqual([200]);
    expect(await tokenRequests(plane, ROTATING)).toBe(1);
    expect(await grantsAt(plane, ROTATING.slug)).toMatchObject([
      { refreshes: 1, refresh_failures: 0, reuse_detections: 0 },
    ]);
    expect(await storedRow(plane, id)).toMatchObject({ state: 'active', refresh_owner: null });
  });

  it('is refreshed once for all connections of its grant, where a second time would end it', async () => {
    const id = await ROTATING.connect(plane);
    const siblings = [await siblingOf(plane, id), await siblingOf(plane, id)];
    await plane.control('/grants/expire', { vendor: ROTATING.slug });
    await plane.control('/token-endpoint', { delay_ms: 300 });
    for (const one of [id, ...siblings]) await endsIn(plane, one, -1);
    const processes = [owner, ...others];
    const answers = await Promise.all(
      [id, ...siblings].map((one) => calls(ROTATING, one, 30, processes)),
    );
    expect(statuses(answers.flat())).toEqual([200]);
    expect(await grantsAt(plane, ROTATING.slug)).toMatchObject([
      { refreshes: 1, refresh_failures: 0, reuse_detections: 0 },
    ]);
    for (const one of [id, ...siblings]) {
      const free = { refresh_owner: null, refresh_lease_until: null };
      expect(await storedRow(plane, one)).toMatchObject({ state: 'active', ...free });
    }
    // Each has the new refresh token too, so that the next round is anybody's.
    await plane.control('/grants/expire', { vendor: ROTATING.slug });
    const again = await calls(ROTATING, siblings[1]!, 3, processes);
    expect(statuses(again)).toEqual([200]);
    expect(await grantsAt(plane, ROTATING.slug)).toMatchObject([
      { refreshes: 2, refresh_failures: 0, reuse_detections: 0 },
    ]);
  });

  it('is refreshed once also when the vendor takes 40 seconds, and nobody robs the owner', async () => {
    const id = await ROTATING.connect(plane);
    await plane.control('/token-endpoint', { delay_ms: 40_000 });
    const first = await refreshBegun(ROTATING, id);
    const waiting = calls(ROTATING, id, 60, [owner, ...others]);
    const owners = new Set<string>();
    for (let second = 0; second < 38; second += 1) {
      const { refresh_owner } = await storedRow(plane, id);
      if (refresh_owner) owners.add(refresh_owner);
      await sleep(1000);
    }
    expect([...owners]).toEqual([first]);
    expect(statuses(await waiting)).toEqual([200]);
    expect(await tokenRequests(plane, ROTATING)).toBe(1);
    expect((await readConnection(plane, id)).state).toBe('active');
  });
});

describe('a process asked to stop while a vendor is slow', () => {
  it('ends in time, and its refresh is another’s', async () => {
    const id = await LASTING.connect(plane);
    await plane.control('/fault', {
      ...{ vendor: LASTING.slug, path: LASTING.tokenPath, kind: 'hang' },
    });
    await refreshBegun(LASTING, id);
    await eventually(async () => (await tokenRequests(plane, LASTING)) === 1, 'the request');
    const waiting = calls(LASTING, id, 20, others);
    const asked = Date.now();
    owner.server.kill('SIGTERM');
    expect(await owner.server.exited).toEqual({ code: 0, signal: null });
    expect(Date.now() - asked).toBeLessThan(10_000);
    for (const status of statuses(await waiting)) expect([200, 503]).toContain(status);
    await eventually(
      async () => (await calls(LASTING, id, 1, others))[0]!.status === 200,
      'a call that succeeds',
      DEAD_WITHIN_MS,
    );
    expect((await storedRow(plane, id)).state).toBe('active');
    owner = await start('api');
  });
});

describe('a process killed while it refreshes', () => {
  const dies = async () => {
    await kill(owner);
    return start('api');
  };

  it('before it asked leaves the token to another: asked once, all calls succeed', async () => {
    const id = await LASTING.connect(plane);
    const session = plane.db.createQueryRunner();
    await session.startTransaction();
    // The application's secret is read after the lease is taken and before the vendor is asked.
    await session.query('LOCK TABLE oauth_apps IN ACCESS EXCLUSIVE MODE');
    const first = await refreshBegun(LASTING, id);
    const waiting = calls(LASTING, id, 40, others);
    await sleep(LONGER_THAN_A_LEASE_MS);
    expect((await storedRow(plane, id)).refresh_owner).toBe(first);
    const reborn = dies();
    await session.rollbackTransaction();
    await session.release();
    expect(statuses(await waiting)).toEqual([200]);
    expect(await tokenRequests(plane, LASTING)).toBe(1);
    expect(await storedRow(plane, id)).toMatchObject({ state: 'active', refresh_owner: null });
    owner = await reborn;
  });

  it.each([
    ['a vendor that rotates and betrays reuse', ROTATING, 'auth_expired', 409],
    ['a vendor whose refresh token stays', LASTING, 'active', 200],
  ])('after %s answered ends truthfully', async (_, vendor, state, status) => {
    const id = await vendor.connect(plane);
    await plane.control('/fault', {
      ...{ vendor: vendor.slug, path: vendor.tokenPath, kind: 'hang', phase: 'after' },
    });
    await refreshBegun(vendor, id);
    await eventually(async () => (await grantsAt(plane, vendor.slug))[0]!.refreshes === 1, 'issue');
    const waiting = calls(vendor, id, 40, others);
    const reborn = dies();
    expect(statuses(await waiting)).toEqual([status]);
    expect(await storedRow(plane, id)).toMatchObject({ state, refresh_owner: null });
    expect(await tokenRequests(plane, vendor)).toBe(2);
    owner = await reborn;
  });

  it.each([
    ['a vendor that rotates and betrays reuse', ROTATING, 'auth_expired', 409],
    ['a vendor whose refresh token stays', LASTING, 'active', 200],
  ])('before it committed what %s answered ends truthfully', async (_, vendor, state, status) => {
    const id = await vendor.connect(plane);
    await plane.control('/token-endpoint', { delay_ms: 1000 });
    await refreshBegun(vendor, id);
    const session = plane.db.createQueryRunner();
    await session.startTransaction();
    await session.query('SELECT 1 FROM connections WHERE id = $1 FOR UPDATE', [id]);
    await eventually(async () => (await grantsAt(plane, vendor.slug))[0]!.refreshes === 1, 'issue');
    const waiting = calls(vendor, id, 40, others);
    await sleep(500);
    const reborn = dies();
    await sleep(500);
    await session.rollbackTransaction();
    await session.release();
    expect(statuses(await waiting)).toEqual([status]);
    await eventually(
      async () => (await storedRow(plane, id)).refresh_owner === null,
      'a free lease',
      DEAD_WITHIN_MS,
    );
    expect((await storedRow(plane, id)).state).toBe(state);
    expect(await tokenRequests(plane, vendor)).toBe(2);
    owner = await reborn;
  });
});
