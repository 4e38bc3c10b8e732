import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ScheduledRefreshService } from '../../src/modules/connections/scheduled-refresh.service.ts';
import { grantsAt } from '../support/ageing.ts';
import { act } from '../support/connections.ts';
import {
  LASTING,
  ROTATING,
  dueIn,
  refreshNow,
  storedRow,
  tokenRequests,
} from '../support/refreshing.ts';
import { type TestApp, startApp } from '../support/start-app.ts';
import { type TestPlane, eventually, startPlane } from '../support/start-plane.ts';

/** Sweeps come about every second. */
const TWO_SWEEPS_MS = 2600;
const MINUTE = 60_000;

let plane: TestPlane;
let beside: TestApp;
const schedules = () =>
  [plane, beside].map(({ app }) => app.get<ScheduledRefreshService>(ScheduledRefreshService));

beforeAll(async () => {
  plane = await startPlane({ workers: false });
  beside = await startApp({ beside: plane, env: plane.env });
});
afterAll(async () => {
  await beside.close();
  await plane.close();
});
beforeEach(async () => {
  await plane.control('/reset');
  await plane.db.query('DELETE FROM connections');
  for (const schedule of schedules()) schedule.start();
});
afterEach(() => Promise.all(schedules().map((schedule) => schedule.stop())));

const version = async (id: number) => (await storedRow(plane, id)).credential_version;
const setState = (id: number, state: string) =>
  plane.db.query('UPDATE connections SET state = $2 WHERE id = $1', [id, state]);

describe('a new token', () => {
  it('is due before its margin, and within the last third of its hour', async () => {
    const { refresh_due_at, expires_at } = await storedRow(plane, await ROTATING.connect(plane));
    const before = expires_at!.getTime() - refresh_due_at!.getTime();
    expect(before).toBeGreaterThanOrEqual(5 * MINUTE - 1000);
    expect(before).toBeLessThanOrEqual(17 * MINUTE + 1000);
  });

  it('of a short life is not due before a third of it', async () => {
    await plane.control('/token-ttl', { seconds: 600, vendor: ROTATING.slug });
    const { refresh_due_at } = await storedRow(plane, await ROTATING.connect(plane));
    const life = refresh_due_at!.getTime() - Date.now();
    expect(life).toBeGreaterThan(2.9 * MINUTE);
    expect(life).toBeLessThanOrEqual(5 * MINUTE);
  });

  it('is not due at the same moment as the next', async () => {
    const ids = [await LASTING.connect(plane), await LASTING.connect(plane)];
    const left = await Promise.all(
      ids.map(async (id) => {
        const { expires_at, refresh_due_at } = await storedRow(plane, id);
        return expires_at!.getTime() - refresh_due_at!.getTime();
      }),
    );
    expect(left[0]).not.toBe(left[1]);
  });
});

describe('a token that is due', () => {
  it('is refreshed without anybody asking, and planned anew', async () => {
    const id = await ROTATING.connect(plane);
    await dueIn(plane, id, -1);
    await eventually(async () => (await version(id)) === 2, 'a refresh');
    const row = await storedRow(plane, id);
    expect(row).toMatchObject({ state: 'active', refresh_owner: null, refresh_lease_until: null });
    expect(row.refresh_due_at!.getTime()).toBeGreaterThan(Date.now() + 40 * MINUTE);
  });

  it.each(['paused', 'error'])('is refreshed while the connection is %s', async (state) => {
    const id = await ROTATING.connect(plane);
    await setState(id, state);
    await dueIn(plane, id, -1);
    await eventually(async () => (await version(id)) === 2, 'a refresh');
    expect((await storedRow(plane, id)).state).toBe(state);
  });

  it.each(['auth_expired', 'auth_revoked'])('is left alone when it is %s', async (state) => {
    const id = await ROTATING.connect(plane);
    await setState(id, state);
    await dueIn(plane, id, -1);
    await sleep(TWO_SWEEPS_MS);
    expect(await tokenRequests(plane, ROTATING)).toBe(0);
  });

  it('is refreshed once each by two processes that share the work', async () => {
    const ids: number[] = [];
    for (let n = 0; n < 12; n += 1) ids.push(await ROTATING.connect(plane));
    // Long enough for the other process to look while the first still waits.
    await plane.control('/token-endpoint', { delay_ms: 2000 });
    await plane.db.query(`UPDATE connections SET refresh_due_at = now() - interval '1 s'`);
    await eventually(async () => {
      const rows = await Promise.all(ids.map(version));
      return rows.every((n) => n === 2);
    }, 'all refreshed');
    const grants = await grantsAt(plane, ROTATING.slug);
    expect(grants).toHaveLength(12);
    for (const grant of grants) expect(grant).toMatchObject({ refreshes: 1, reuse_detections: 0 });
  });

  it('and cannot even be asked for is left alone for a while, and does not stop the others', async () => {
    const [broken, sound] = [await ROTATING.connect(plane), await ROTATING.connect(plane)];
    await plane.db.query(`UPDATE connections SET refresh_token_blob = '\\x00' WHERE id = $1`, [broken]); // prettier-ignore
    await dueIn(plane, broken, -2);
    await dueIn(plane, sound, -1);
    await eventually(async () => (await version(sound)) === 2, 'the other');
    const row = await eventually(async () => {
      const stored = await storedRow(plane, broken);
      return stored.refresh_failures > 0 && stored;
    }, 'a failure');
    expect(row).toMatchObject({ state: 'active', credential_version: 1, refresh_owner: null });
  });
});

describe('a refresh token that ends when it is not used', () => {
  const says = (body: object) =>
    plane.control('/fault', {
      ...{ vendor: LASTING.slug, path: LASTING.tokenPath, kind: 'body' },
      body: JSON.stringify({ access_token: 'at', token_type: 'bearer', ...body }),
    });

  it('is used in good time, though the access token never ends and the connection is paused', async () => {
    const id = await LASTING.connect(plane);
    await act(plane, id, 'pause').expect(200);
    await says({ refresh_token: 'rt', refresh_token_expires_in: 14 * 24 * 3600 });
    expect(await refreshNow(plane, id)).toBe('refreshed');
    const { expires_at, grant_expires_at, refresh_due_at, state } = await storedRow(plane, id);
    expect({ expires_at, state }).toEqual({ expires_at: null, state: 'paused' });
    const days = (at: Date) => (at.getTime() - Date.now()) / (24 * 60 * MINUTE);
    expect(days(grant_expires_at!)).toBeCloseTo(14, 1);
    expect(days(refresh_due_at!)).toBeGreaterThan(6.9);
    expect(days(refresh_due_at!)).toBeLessThan(10.6);
  });

  it('keeps its end when the next answer says nothing and leaves the token as it is', async () => {
    const id = await LASTING.connect(plane);
    await says({ refresh_token_expires_in: '86400', expires_in: 3600 });
    await refreshNow(plane, id);
    const { grant_expires_at } = await storedRow(plane, id);
    expect(grant_expires_at).not.toBeNull();
    await says({ expires_in: 3600 });
    await refreshNow(plane, id);
    expect((await storedRow(plane, id)).grant_expires_at).toEqual(grant_expires_at);
    await says({ expires_in: 3600, refresh_token: 'another' });
    await refreshNow(plane, id);
    expect((await storedRow(plane, id)).grant_expires_at).toBeNull();
  });
});
