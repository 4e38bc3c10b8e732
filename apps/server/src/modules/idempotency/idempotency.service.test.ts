import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp } from '../../../test/support/start-app.ts';
import type { TestApp } from '../../../test/support/start-app.ts';
import { IdempotencyService } from './idempotency.service.ts';
import { requestFingerprint } from './request-fingerprint.ts';
import type { KeyOwner } from './reservation.ts';

describe('a reservation', () => {
  const fingerprint = requestFingerprint('POST', '/x', {});
  let server: TestApp;
  let keys: IdempotencyService;
  let count = 0;

  beforeAll(async () => {
    server = await startApp();
    keys = server.app.get(IdempotencyService);
  });
  afterAll(() => server.close());

  const newKey = (): KeyOwner => ({ siteId: 1, caller: 'user:1', key: `key ${++count}` });
  const age = ({ key }: KeyOwner, seconds: number) =>
    server.db.query(
      `UPDATE idempotency_keys SET lease_until = lease_until - $2 * interval '1 s' WHERE key = $1`,
      [key, seconds],
    );

  async function reserve(key: KeyOwner): Promise<string> {
    const reservation = await keys.reserve(key, fingerprint);
    if (reservation.kind !== 'mine') throw new Error('answered already');
    return reservation.owner;
  }

  it('stands for a minute', async () => {
    const key = newKey();
    await reserve(key);
    await age(key, 55);
    await expect(keys.reserve(key, fingerprint)).rejects.toMatchObject({ status: 409 });
    await age(key, 6);
    await reserve(key);
  });

  it('stands for another minute when it is renewed', async () => {
    const key = newKey();
    const owner = await reserve(key);
    await age(key, 55);
    await keys.renew(key, owner);
    await age(key, 55);
    await expect(keys.reserve(key, fingerprint)).rejects.toMatchObject({ status: 409 });
  });

  it('is nobody’s but its owner’s to settle, free or renew', async () => {
    const key = newKey();
    const late = await reserve(key);
    await age(key, 61);
    const owner = await reserve(key);
    await keys.settle(key, late, { status: 201, body: '"late"' });
    await keys.release(key, late);
    await age(key, 30);
    await keys.renew(key, late);
    await age(key, 31);
    const taken = await reserve(key);
    expect(taken).not.toBe(owner);
    await keys.settle(key, taken, { status: 202, body: '"mine"' });
    expect(await keys.reserve(key, fingerprint)).toEqual({
      ...{ kind: 'answered', answer: { status: 202, body: '"mine"' } },
    });
  });

  it('that is settled stays settled', async () => {
    const key = newKey();
    const owner = await reserve(key);
    await keys.settle(key, owner, { status: 204, body: null });
    await keys.release(key, owner);
    expect(await keys.reserve(key, fingerprint)).toMatchObject({
      answer: { status: 204, body: null },
    });
  });

  it('is forgotten after a day', async () => {
    const key = newKey();
    await reserve(key);
    const sql = `UPDATE idempotency_keys SET created_at = now() - interval '25 hours' WHERE key = $1`;
    await server.db.query(sql, [key.key]);
    await keys.forgetOld();
    expect(
      await server.db.query('SELECT 1 FROM idempotency_keys WHERE key = $1', [key.key]),
    ).toEqual([]);
  });
});
