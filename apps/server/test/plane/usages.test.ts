import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { act, bodies, connect } from '../support/connections.ts';
import { deliver } from '../support/deliveries.ts';
import { type LogRow, writeLog } from '../support/log-rows.ts';
import { SITE, type TestPlane, startPlane } from '../support/start-plane.ts';

/** No workers: what is accepted stays waiting. */
let plane: TestPlane;
beforeAll(async () => {
  plane = await startPlane({ workers: false });
});
afterAll(() => plane.close());

const DAY = 86_400_000;
const stripe = async () => (await connect(plane, bodies.stripe())).id;
const ago = (days: number) => new Date(Date.now() - days * DAY).toISOString();
const usages = async (id: number) =>
  (await plane.admin.get(`${SITE}/connections/${id}/usages`).expect(200)).body;
const register = (id: number, path: string, label: string) =>
  plane.admin.put(`${SITE}/connections/${id}/usages/${path}`).send({ label }).expect(200);
const log = (id: number, rows: Omit<LogRow, 'connection_id'>[]) =>
  writeLog(
    plane,
    rows.map((row) => ({ ...row, connection_id: id })),
  );

describe('what pausing or disconnecting would stop', () => {
  it('is nothing for a connection nobody used', async () => {
    expect((await usages(await stripe())).summary).toEqual({
      modules: 0,
      deliveries_waiting: 0,
      deliveries_last_7_days: 0,
      at_least: false,
      by_module: [],
    });
  });

  it('counts by module what ended lately, each delivery once, and what waits', async () => {
    const id = await stripe();
    await register(id, 'forms/contact', 'Contact form');
    await register(id, 'forms/order', 'Order form');
    await log(id, [
      { originating_module: 'forms', outcome: 'retried', attempted_at: ago(1) },
      { originating_module: 'forms', outcome: 'delivered', attempted_at: ago(1) },
      { originating_module: 'forms', outcome: 'failed', attempted_at: ago(6.9) },
      { originating_module: 'forms', outcome: 'delivered', attempted_at: ago(7.1) },
    ]);
    await deliver(plane, id, 'create_customer');
    await deliver(plane, id, 'create_customer', { originating_module: 'shop' });
    await act(plane, id, 'pause').expect(200);
    await deliver(plane, id, 'create_customer');
    const other = await stripe();
    await deliver(plane, other, 'create_customer');

    const { items, summary } = await usages(id);
    expect(items).toHaveLength(2);
    expect(summary).toMatchObject({
      ...{ modules: 2, deliveries_waiting: 3, deliveries_last_7_days: 2, at_least: false },
      by_module: [
        {
          ...{ module: 'forms', observed: false, references: 2 },
          ...{ deliveries_waiting: 2, deliveries_last_7_days: 2 },
        },
        {
          ...{ module: 'shop', observed: true, references: 0, deliveries_waiting: 1 },
          ...{ deliveries_last_7_days: 0, last_delivery_at: null },
        },
      ],
    });
  });

  it('shows modules that never registered, if they were seen in the last 30 days', async () => {
    const id = await stripe();
    const seen = ago(29.5);
    await log(id, [
      { originating_module: 'posts', attempted_at: seen },
      { originating_module: 'forgotten', attempted_at: ago(30.5) },
    ]);
    const { summary } = await usages(id);
    expect(summary.by_module).toEqual([
      {
        ...{ module: 'posts', observed: true, references: 0, last_delivery_at: seen },
        ...{ deliveries_waiting: 0, deliveries_last_7_days: 0 },
      },
    ]);
  });

  it('reads a busy day up to a bound, and says that there is more', async () => {
    const id = await stripe();
    const row = { originating_module: 'forms', attempted_at: ago(0.5) };
    await log(id, [{ originating_module: 'rare', attempted_at: ago(2) }]);
    await log(
      id,
      Array.from({ length: 2100 }, () => row),
    );
    const { summary } = await usages(id);
    expect(summary).toMatchObject({ at_least: true, deliveries_last_7_days: 2001 });
    expect(summary.by_module.map((each: { module: string }) => each.module)).toEqual([
      ...['forms', 'rare'],
    ]);
  });

  it('is of this connection and site alone', async () => {
    const [id, other] = [await stripe(), await stripe()];
    await log(other, [{ originating_module: 'forms', attempted_at: ago(1) }]);
    await plane.db.query(
      `UPDATE delivery_log SET site_id = 999, connection_id = $1 WHERE connection_id = $2`,
      [id, other],
    );
    expect((await usages(id)).summary.modules).toBe(0);
  });
});

describe('a connection in use', () => {
  it('says by whom when it refuses to be disconnected', async () => {
    const id = await stripe();
    for (const n of [1, 2, 3, 4, 5, 6, 7]) await register(id, `forms/form-${n}`, `Form ${n}`);
    const { body } = await plane.admin.delete(`${SITE}/connections/${id}`).expect(409);
    expect(body.detail).toBe(
      'In use by Form 1 (forms), Form 2 (forms), Form 3 (forms), Form 4 (forms), Form 5 (forms) and 2 more.',
    );
    expect(body.usages).toHaveLength(7);
    expect(body.usages[6]).toMatchObject({ module: 'forms', reference: 'form-7', label: 'Form 7' });
  });
});
