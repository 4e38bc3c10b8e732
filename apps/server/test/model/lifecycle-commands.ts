import { expect } from 'vitest';
import fc from 'fast-check';
import { endsIn } from '../support/ageing.ts';
import { deliver } from '../support/deliveries.ts';
import type { Agent } from '../support/start-app.ts';
import { SITE, type TestPlane, eventually, finishOAuth } from '../support/start-plane.ts';
import {
  type GrantAtVendor,
  type Model,
  type State,
  type Trouble,
  afterTest,
  move,
  outcomeOf,
  refreshed,
} from './lifecycle-model.ts';

export interface Real {
  plane: TestPlane;
  /** One signed-in operator per process; each act goes through one of them. */
  operators: Agent[];
  id: number;
  vendor: string;
}

type Command = fc.AsyncCommand<Model, Real>;

const URL_OF = ({ id }: Real) => `${SITE}/connections/${id}`;

/** Runs an act against both and then sees that they agree: state, audit, and what was delivered. */
function command(name: string, run: (model: Model, real: Real) => Promise<void>): Command {
  return {
    check: () => true,
    run: async (model, real) => {
      await run(model, real);
      await agrees(model, real);
    },
    toString: () => name,
  };
}

async function agrees(model: Model, real: Real): Promise<void> {
  await settled(model, real);
  const { body: connection } = await real.operators[0]!.get(URL_OF(real)).expect(200);
  expect(connection.state).toBe(model.state);
  expect(connection).toMatchObject({ has_credential: true, has_refresh_token: true });
  expect(await changesInAudit(real)).toEqual(model.changes);
}

/** Deliveries follow the state in the background; everything else has happened when an act answers. */
async function settled(model: Model, { plane, id }: Real): Promise<void> {
  const wanted = new Map([
    ...model.held.map((delivery) => [delivery, 'held'] as const),
    ...model.delivered.map((delivery) => [delivery, 'delivered'] as const),
  ]);
  await eventually(
    async () => (await statusesOf(plane, id)).every((one) => wanted.get(one.id) === one.status),
    `the deliveries of connection ${id} as ${JSON.stringify([...wanted])}`,
  );
  expect(await statusesOf(plane, id)).toHaveLength(wanted.size);
}

/** All of them in one reading: it is asked after each act, and a request for each took most of the time. */
async function statusesOf(plane: TestPlane, id: number): Promise<{ id: number; status: string }[]> {
  return plane.db.query(
    'SELECT id::int AS id, status FROM deliveries WHERE connection_id = $1 ORDER BY id',
    [id],
  );
}

/** Every transition has its entry, in the order they happened. */
async function changesInAudit(real: Real): Promise<{ from: State; to: State }[]> {
  const { body } = await real.operators[0]!.get(
    `${SITE}/activity?connection_id=${real.id}&limit=200`,
  ).expect(200);
  const entries = body.items as {
    id: number;
    before: { state?: State } | null;
    after: { state?: State } | null;
  }[];
  return entries
    .sort((a, b) => a.id - b.id)
    .filter(({ before, after }) => before?.state && after?.state && before.state !== after.state)
    .map(({ before, after }) => ({ from: before!.state!, to: after!.state! }));
}

const operator = fc.nat({ max: 1 });

const test = operator.map((by) =>
  command(`test by ${by}`, async (model, real) => {
    const { body } = await real.operators[by]!.post(`${URL_OF(real)}/test`).expect(200);
    expect(body.outcome).toBe(outcomeOf(model));
    move(model, afterTest(model.state, outcomeOf(model)));
    refreshed(model);
  }),
);

const refresh = operator.map((by) =>
  command(`refresh by ${by}`, async (model, real) => {
    await real.operators[by]!.post(`${URL_OF(real)}/refresh`).expect(200);
    // Trouble at the token address says nothing of the grant, and so nothing of the state.
    if (model.trouble !== 'none') return;
    move(model, afterTest(model.state, outcomeOf(model)));
    refreshed(model);
  }),
);

const pause = operator.map((by) =>
  command(`pause by ${by}`, async (model, real) => {
    const allowed = model.state === 'active';
    const answer = await real.operators[by]!.post(`${URL_OF(real)}/pause`);
    expect(answer.status).toBe(allowed ? 200 : 409);
    if (allowed) move(model, 'paused');
    else expect(answer.body).toMatchObject({ code: 'invalid_transition', state: model.state });
  }),
);

const resume = operator.map((by) =>
  command(`resume by ${by}`, async (model, real) => {
    const allowed = model.state === 'paused';
    const answer = await real.operators[by]!.post(`${URL_OF(real)}/resume`);
    expect(answer.status).toBe(allowed ? 200 : 409);
    if (!allowed) {
      expect(answer.body).toMatchObject({ code: 'invalid_transition', state: model.state });
      return;
    }
    move(model, outcomeOf(model) === 'connected' ? 'active' : 'error');
    refreshed(model);
  }),
);

const reauthorize = fc.tuple(operator, fc.boolean()).map(([by, allow]) =>
  command(`reauthorize by ${by}, ${allow ? 'allowed' : 'denied'}`, async (model, real) => {
    const browser = real.operators[by]!;
    const { body } = await browser.post(`${URL_OF(real)}/reauthorize`).expect(200);
    const decision = allow ? 'allow' : 'deny';
    // The old grant's end says nothing about a new one.
    if (allow) await behave({ ...model, grant: 'live' }, real);
    await finishOAuth({ ...real.plane, admin: browser }, body.authorize_url, { decision });
    if (!allow || model.trouble !== 'none') {
      await behave(model, real); // the old grant stays, as it stands
      return;
    }
    model.grant = 'live';
    move(model, model.state === 'paused' ? 'paused' : 'active');
  }),
);

const send = operator.map((by) =>
  command(`deliver by ${by}`, async (model, real) => {
    const delivery = await deliver({ admin: real.operators[by]! }, real.id, 'request');
    const outcome = outcomeOf(model);
    if (model.state !== 'active' || outcome !== 'connected') model.held.push(delivery);
    else model.delivered.push(delivery);
    if (model.state !== 'active') return;
    move(model, afterTest('active', outcome));
    refreshed(model);
  }),
);

/** The words in which the vendor's token address says that a grant was taken back. */
const REVOKED = {
  error: 'invalid_grant',
  error_description: 'The grant was revoked by its owner.',
};

/** Faults are used in the order they were asked for, so trouble comes before words. */
async function behave({ trouble, grant }: Model, { plane, vendor }: Real): Promise<void> {
  await plane.control('/faults', {}, 'DELETE');
  const always = { vendor, times: 'always' };
  for (const path of trouble === 'none' ? [] : ['/token', '/userinfo', '/api/*']) {
    await plane.control('/fault', { ...always, path, kind: trouble });
  }
  if (grant !== 'revoked') return;
  const told = { kind: 'status', status: 400, body: REVOKED };
  await plane.control('/fault', { ...always, path: '/token', ...told });
}

const trouble = fc.constantFrom<Trouble>('none', 'status', 'cut').map((kind) =>
  command(`the vendor's trouble: ${kind}`, async (model, real) => {
    model.trouble = kind;
    await behave(model, real);
  }),
);

const ending = fc.constantFrom<GrantAtVendor>('stale', 'expired', 'revoked').map((grant) =>
  command(`the grant: ${grant}`, async (model, real) => {
    // What has ended does not come back by ending in another way.
    if (model.grant === 'expired' || model.grant === 'revoked') return;
    const { vendor } = real;
    if (grant === 'revoked') await real.plane.control('/grants/revoke', { vendor });
    else await real.plane.control('/grants/expire', { vendor, refresh: grant === 'expired' });
    model.grant = grant;
    await behave(model, real);
  }),
);

const ageing = fc.constant(null).map(() =>
  command('the access token is about to end', async (_model, { plane, id }) => {
    await endsIn(plane, id, 5);
  }),
);

export const lifecycleCommands = [
  ...[test, refresh, pause, resume, reauthorize, send, send],
  ...[trouble, trouble, ending, ending, ageing],
];
