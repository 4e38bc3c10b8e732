import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { HotDatabase } from '../../src/platform/database/hot-database.ts';
import { bodies, connect } from '../support/connections.ts';
import { becomes, deliver } from '../support/deliveries.ts';
import { type TestPlane, startPlane } from '../support/start-plane.ts';

let plane: TestPlane;
let id: number;
beforeAll(async () => {
  plane = await startPlane();
  id = (await connect(plane, bodies.webhook(plane.sim))).id;
});
afterAll(() => plane.close());
beforeEach(() => plane.control('/reset'));

/** The database does as it is told, once, and the answer does not arrive. */
function loseAnswerOf(statement: string): void {
  const hot = plane.app.get(HotDatabase);
  const query = hot.query.bind(hot);
  let isLost = false;
  vi.spyOn(hot, 'query').mockImplementation(async (name, text, values) => {
    const rows = await query(name, text, values);
    if (name !== statement || isLost) return rows as never;
    isLost = true;
    throw new Error('Connection terminated unexpectedly');
  });
}

const posts = async () =>
  (await plane.arrived('webhook_generic', '/hooks/*')).filter((hook) => hook.method === 'POST');

describe('an attempt is written once', () => {
  it.each(['write-results', 'touch-connections'])(
    'although the answer to %s was lost',
    async (statement) => {
      loseAnswerOf(statement);
      const first = await deliver(plane, id, 'post_event');
      await becomes(plane, first, 'delivered');
      // Results are written one batch after the other: when this one is, the first is done with.
      const done = await becomes(plane, await deliver(plane, id, 'post_event'), 'delivered');
      expect(done.log).toHaveLength(1);
      expect((await becomes(plane, first, 'delivered')).log).toHaveLength(1);
      expect(await posts()).toHaveLength(2);
    },
  );

  it('and a retry that went on meanwhile is left alone', async () => {
    await plane.control('/fault', { vendor: 'webhook_generic', method: 'POST', kind: 'status', status: 500 }); // prettier-ignore
    loseAnswerOf('write-results');
    const done = await becomes(plane, await deliver(plane, id, 'post_event'), 'delivered');
    await becomes(plane, await deliver(plane, id, 'post_event'), 'delivered');
    expect(done.log.map((entry) => [entry.attempt, entry.outcome])).toEqual([
      [1, 'retried'],
      [2, 'delivered'],
    ]);
    expect(await posts()).toHaveLength(3);
  });
});
