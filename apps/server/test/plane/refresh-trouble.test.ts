import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ScheduledRefreshService } from '../../src/modules/connections/scheduled-refresh.service.ts';
import { endsIn } from '../support/ageing.ts';
import { act, readConnection } from '../support/connections.ts';
import { becomes, deliver, readDelivery } from '../support/deliveries.ts';
import {
  LASTING,
  ROTATING,
  dueIn,
  refreshNow,
  storedRow,
  tokenRequests,
} from '../support/refreshing.ts';
import { SITE, type TestPlane, eventually, startPlane } from '../support/start-plane.ts';

let plane: TestPlane;
let id: number;
beforeAll(async () => {
  plane = await startPlane();
});
afterAll(() => plane.close());
beforeEach(async () => {
  await plane.control('/reset');
  // What earlier tests left due would be swept too.
  await plane.db.query('DELETE FROM connections');
  id = await ROTATING.connect(plane);
});

const tokenAddress = (fault: object) =>
  plane.control('/fault', { vendor: ROTATING.slug, path: '/token', times: 'always', ...fault });
const call = () => plane.admin.get(`${SITE}/connections/${id}/proxy/me`);
const forgetPause = () => dueIn(plane, id, -1);

describe('while a vendor issues no tokens', () => {
  it.each([
    ['answers 503', { kind: 'status', status: 503 }, '503'],
    ['answers 429', { kind: 'status', status: 429 }, '429'],
    ['cuts the line', { kind: 'cut' }, 'connection_reset'],
    ['sends a page', { kind: 'html', status: 502 }, '502'],
    ['sends half an answer', { kind: 'bad_json' }, '200'],
    ['sends a token without a token', { kind: 'body', body: '{"expires_in":3600}' }, '200'],
    ['redirects', { kind: 'redirect' }, '302'],
  ])('because it %s, the state stands and the address is left alone', async (_, fault, code) => {
    await tokenAddress(fault);
    expect(await refreshNow(plane, id)).toBe('unavailable');
    const row = await storedRow(plane, id);
    expect(row).toMatchObject({ state: 'active', refresh_failures: 1, refresh_error: code });
    expect(row).toMatchObject({ credential_version: 1, refresh_owner: null });
    expect(row.refresh_due_at!.getTime()).toBeGreaterThan(Date.now());
    expect(await refreshNow(plane, id)).toBe('unavailable');
    expect(await tokenRequests(plane, ROTATING)).toBe(1);
  });

  it('each failure doubles the pause', async () => {
    await tokenAddress({ kind: 'status', status: 500 });
    const pauses: number[] = [];
    for (let n = 0; n < 5; n += 1) {
      await forgetPause();
      await refreshNow(plane, id);
      pauses.push((await storedRow(plane, id)).refresh_due_at!.getTime() - Date.now());
    }
    for (const [n, pause] of pauses.entries()) {
      expect(pause).toBeGreaterThan(1000 * 2 ** n - 300);
      expect(pause).toBeLessThanOrEqual(1500 * 2 ** n);
    }
  });

  it('its own Retry-After is kept to', async () => {
    await tokenAddress({ kind: 'status', status: 429, retry_after: 3600 });
    await refreshNow(plane, id);
    const pause = (await storedRow(plane, id)).refresh_due_at!.getTime() - Date.now();
    expect(pause).toBeGreaterThan(3_590_000);
  });

  it('a call goes on with the token that still serves', async () => {
    await tokenAddress({ kind: 'status', status: 503 });
    await endsIn(plane, id, 120);
    for (let n = 0; n < 3; n += 1) await call().expect(200);
    expect(await tokenRequests(plane, ROTATING)).toBe(1);
  });

  it('a call does not wait for an address that hangs while the token serves', async () => {
    await tokenAddress({ kind: 'hang', delay_ms: 6000, times: 1 });
    await endsIn(plane, id, 120);
    const begun = Date.now();
    await call().expect(200);
    await call().expect(200);
    expect(Date.now() - begun).toBeLessThan(4000);
    await eventually(async () => (await storedRow(plane, id)).refresh_failures === 1, 'its end');
  });

  it('a call whose token has ended is told when to try again, and does not reach the vendor', async () => {
    await tokenAddress({ kind: 'status', status: 503, retry_after: 60 });
    await endsIn(plane, id, -1);
    const answers = await Promise.all(Array.from({ length: 10 }, () => call()));
    for (const { status, body, headers } of answers) {
      expect({ status, code: body.code }).toEqual({ status: 503, code: 'token_unavailable' });
      expect(Number(headers['retry-after'])).toBeGreaterThan(55);
    }
    expect(await tokenRequests(plane, ROTATING)).toBe(1);
    expect(await plane.arrived(ROTATING.slug, '/api/me')).toEqual([]);
    expect((await readConnection(plane, id)).state).toBe('active');
  });

  it('a call whose token the vendor refuses is told the same', async () => {
    await plane.control('/grants/expire', { vendor: ROTATING.slug });
    await tokenAddress({ kind: 'status', status: 503 });
    const { status, body } = await call();
    expect({ status, code: body.code }).toEqual({ status: 503, code: 'token_unavailable' });
    expect((await readConnection(plane, id)).state).toBe('active');
  });

  it('a delivery waits without spending its schedule or opening the breaker', async () => {
    await tokenAddress({ kind: 'status', status: 503 });
    await endsIn(plane, id, -1);
    const delivery = await deliver(plane, id, 'request');
    const waiting = await eventually(async () => {
      const read = await readDelivery(plane, delivery);
      return read.log.length >= 3 && read;
    }, 'three attempts');
    expect(waiting.status).toMatch(/^(pending|running)$/);
    for (const entry of waiting.log) {
      expect(entry).toMatchObject({ outcome: 'retried', error_code: 'token_unavailable' });
      expect(entry.vendor_response_code).toBeNull();
    }
    const row = await storedRow(plane, id);
    expect(row).toMatchObject({ state: 'active', consecutive_failures: 0 });
    await plane.control('/faults', {}, 'DELETE');
    await forgetPause();
    await becomes(plane, delivery, 'delivered');
  });

  it('an operator’s wish is carried out at once, answered truthfully and audited', async () => {
    await tokenAddress({ kind: 'status', status: 503, retry_after: 600 });
    await refreshNow(plane, id);
    const { body } = await act(plane, id, 'refresh').expect(200);
    expect(body).toMatchObject({
      state: 'active',
      test: { outcome: 'vendor_error', vendor_code: '503' },
    });
    expect(await tokenRequests(plane, ROTATING)).toBe(2);
    const path = `${SITE}/activity?connection_id=${id}&action=connection.refresh`;
    const { body: activity } = await plane.admin.get(path).expect(200);
    expect(activity.items).toMatchObject([{ outcome: 'unavailable' }]);

    await plane.control('/faults', {}, 'DELETE');
    const mended = await act(plane, id, 'refresh').expect(200);
    expect(mended.body).toMatchObject({ state: 'active', test: { outcome: 'connected' } });
    const row = await storedRow(plane, id);
    expect(row).toMatchObject({ refresh_failures: 0, refresh_error: null });
  });

  it('its recovery is found without anybody asking', async () => {
    const schedule = plane.app.get(ScheduledRefreshService);
    schedule.start();
    await tokenAddress({ kind: 'status', status: 503, times: 2 });
    await forgetPause();
    await eventually(async () => (await storedRow(plane, id)).credential_version === 2, 'recovery');
    await schedule.stop();
    expect(await tokenRequests(plane, ROTATING)).toBe(3);
  });
});

describe('a refused grant', () => {
  it('answers the call that found out, and the token address is not asked again', async () => {
    await plane.control('/grants/expire', { vendor: ROTATING.slug, refresh: true });
    await endsIn(plane, id, -1);
    const answers = await Promise.all(Array.from({ length: 5 }, () => call()));
    for (const { status, body } of answers) {
      expect({ status, code: body.code }).toEqual({ status: 409, code: 'connection_unavailable' });
    }
    expect(await tokenRequests(plane, ROTATING)).toBe(1);
    expect(await storedRow(plane, id)).toMatchObject({
      state: 'auth_expired',
      refresh_owner: null,
    });
  });

  it('of a paused connection leaves it paused, and is not tried again and again', async () => {
    const schedule = plane.app.get(ScheduledRefreshService);
    await act(plane, id, 'pause').expect(200);
    await plane.control('/grants/expire', { vendor: ROTATING.slug, refresh: true });
    await forgetPause();
    schedule.start();
    await eventually(async () => (await storedRow(plane, id)).refresh_error, 'a refusal');
    await sleep(2600);
    await schedule.stop();
    expect(await tokenRequests(plane, ROTATING)).toBe(1);
    expect(await storedRow(plane, id)).toMatchObject({ state: 'paused', refresh_due_at: null });
  });

  it.each([
    ['revoked', { error: 'invalid_grant', error_description: 'The user was deactivated' }],
    ['revoked', { error: 'token_revoked' }],
    ['expired', { error: 'invalid_grant' }],
    ['expired', { error: 'invalid_client' }],
  ])('is %s by the words %j', async (meaning, body) => {
    await tokenAddress({ kind: 'body', status: 400, body: JSON.stringify(body) });
    expect(await refreshNow(plane, id)).toBe('grant_lost');
    expect((await storedRow(plane, id)).state).toBe(`auth_${meaning}`);
  });
});

describe('a rotated refresh token', () => {
  it('is committed before anybody calls with the new access token', async () => {
    const session = plane.db.createQueryRunner();
    await session.startTransaction();
    await session.query('SELECT 1 FROM connections WHERE id = $1 FOR UPDATE', [id]);
    await plane.control('/grants/expire', { vendor: ROTATING.slug });
    // Seen from outside the lock: the lease cannot be taken while somebody holds the row.
    const answer = call().then(({ status }) => status);
    await sleep(400);
    expect(await tokenRequests(plane, ROTATING)).toBe(0);
    await plane.control('/token-endpoint', { delay_ms: 500 });
    await session.commitTransaction();
    await eventually(async () => (await tokenRequests(plane, ROTATING)) === 1, 'the request');
    await session.startTransaction();
    await session.query('SELECT 1 FROM connections WHERE id = $1 FOR UPDATE', [id]);
    await sleep(1500);
    const before = await plane.arrived(ROTATING.slug, '/api/me');
    expect(before.map(({ status }) => status)).toEqual([401]);
    expect((await storedRow(plane, id)).credential_version).toBe(1);
    await session.rollbackTransaction();
    await session.release();
    expect(await answer).toBe(200);
    expect((await storedRow(plane, id)).credential_version).toBe(2);
    const after = await plane.arrived(ROTATING.slug, '/api/me');
    expect(after.map(({ status }) => status)).toEqual([401, 200]);
  });
});

it('a token whose vendor never rotates it is refreshed again and again with the same one', async () => {
  const lasting = await LASTING.connect(plane);
  for (let n = 0; n < 3; n += 1) expect(await refreshNow(plane, lasting)).toBe('refreshed');
  expect(await tokenRequests(plane, LASTING)).toBe(3);
  await plane.admin.get(`${SITE}/connections/${lasting}/proxy${LASTING.callPath}`).expect(200);
});
