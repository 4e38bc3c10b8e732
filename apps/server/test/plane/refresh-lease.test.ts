import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bodies } from '../support/connections.ts';
import {
  LASTING,
  type OAuthVendor,
  ROTATING,
  refreshNow,
  storedRow,
  tokenRequests,
} from '../support/refreshing.ts';
import {
  SITE,
  type TestPlane,
  eventually,
  finishOAuth,
  startPlane,
} from '../support/start-plane.ts';

let plane: TestPlane;
beforeAll(async () => {
  plane = await startPlane({ workers: false });
});
afterAll(() => plane.close());
beforeEach(() => plane.control('/reset'));

const THIEF = randomUUID();

/** Begins a refresh whose answer takes a while, and takes its lease away meanwhile. */
async function robbed(vendor: OAuthVendor, id: number) {
  await plane.control('/token-endpoint', { delay_ms: 800 });
  const outcome = refreshNow(plane, id);
  await eventually(async () => (await tokenRequests(plane, vendor)) > 0, 'the request');
  await plane.db.query(
    `UPDATE connections SET refresh_owner = $2, refresh_lease_until = now() + interval '1 min'
      WHERE id = $1`,
    [id, THIEF],
  );
  return outcome;
}

describe('an owner that lost its lease while it waited for the vendor', () => {
  it('still stores what nobody has outrun: it may be the only token that works', async () => {
    const id = await ROTATING.connect(plane);
    expect(await robbed(ROTATING, id)).toBe('refreshed');
    expect(await storedRow(plane, id)).toMatchObject({ credential_version: 2, state: 'active' });
    await plane.admin.get(`${SITE}/connections/${id}/proxy/me`).expect(200);
  });

  it('does not release what is another’s', async () => {
    const id = await LASTING.connect(plane);
    await robbed(LASTING, id);
    expect((await storedRow(plane, id)).refresh_owner).toBe(THIEF);
  });

  it('stores nothing over a newer token', async () => {
    const id = await LASTING.connect(plane);
    const outcome = robbed(LASTING, id);
    await eventually(async () => (await storedRow(plane, id)).refresh_owner === THIEF, 'the theft');
    await plane.db.query(
      `UPDATE connections SET credential_version = 7, scopes_granted = '["newer"]' WHERE id = $1`,
      [id],
    );
    expect(await outcome).toBe('already_fresh');
    const row = await storedRow(plane, id);
    expect(row).toMatchObject({ credential_version: 7, scopes_granted: ['newer'] });
  });

  it('does not judge the grant: the one who holds the lease will know better', async () => {
    const id = await ROTATING.connect(plane);
    await plane.control('/grants/expire', { vendor: ROTATING.slug, refresh: true });
    expect(await robbed(ROTATING, id)).toBe('unavailable');
    expect(await storedRow(plane, id)).toMatchObject({ state: 'active', refresh_failures: 0 });
  });
});

describe('an owner that holds its lease', () => {
  it('stores over what a robbed one stored meanwhile, since its own token is the later', async () => {
    const id = await LASTING.connect(plane);
    await plane.control('/token-endpoint', { delay_ms: 800 });
    const outcome = refreshNow(plane, id);
    await eventually(async () => (await tokenRequests(plane, LASTING)) > 0, 'the request');
    await plane.db.query('UPDATE connections SET credential_version = 2 WHERE id = $1', [id]);
    expect(await outcome).toBe('refreshed');
    expect(await storedRow(plane, id)).toMatchObject({
      credential_version: 3,
      refresh_owner: null,
    });
  });

  it('stores nothing over what an operator put in its place', async () => {
    const id = await ROTATING.connect(plane);
    await plane.control('/token-endpoint', { delay_ms: 1500, vendor: ROTATING.slug });
    const outcome = refreshNow(plane, id);
    await eventually(async () => (await tokenRequests(plane, ROTATING)) > 0, 'the request');
    await plane.control('/token-endpoint', { delay_ms: 0 });
    const again = await plane.admin.post(`${SITE}/connections/${id}/reauthorize`).send({});
    await finishOAuth(plane, again.body.authorize_url);
    const replaced = await storedRow(plane, id);
    expect(replaced).toMatchObject({ credential_version: 2, refresh_owner: null });
    expect(await outcome).toBe('already_fresh');
    expect((await storedRow(plane, id)).credential_version).toBe(2);
    await plane.admin.get(`${SITE}/connections/${id}/proxy/me`).expect(200);
  });

  it('is not kept from storing by a connection that is gone', async () => {
    const id = await ROTATING.connect(plane);
    await plane.control('/token-endpoint', { delay_ms: 800 });
    const outcome = refreshNow(plane, id);
    await eventually(async () => (await tokenRequests(plane, ROTATING)) > 0, 'the request');
    await plane.db.query('DELETE FROM connections WHERE id = $1', [id]);
    expect(await outcome).toBe('already_fresh');
  });
});

it('a lease is written for no vendor but those that refresh', async () => {
  const { body } = await plane.admin.post(`${SITE}/connections`).send(bodies.apiKey(plane.sim));
  await expect(refreshNow(plane, body.id)).rejects.toMatchObject({ code: 'not_refreshable' });
  expect((await storedRow(plane, body.id)).refresh_owner).toBeNull();
});
