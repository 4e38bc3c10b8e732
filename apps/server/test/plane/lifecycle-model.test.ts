import { afterAll, beforeAll, expect, it } from 'vitest';
import fc from 'fast-check';
import { type Real, lifecycleCommands } from '../model/lifecycle-commands.ts';
import type { Model } from '../model/lifecycle-model.ts';
import { bodies } from '../support/connections.ts';
import { type TestApp, startApp } from '../support/start-app.ts';
import {
  SITE,
  type TestPlane,
  authorizeUrl,
  finishOAuth,
  startPlane,
} from '../support/start-plane.ts';

const VENDOR = 'oauth2_generic';
const RUNS = Number(process.env['MODEL_RUNS'] ?? 15);

let plane: TestPlane;
let beside: TestApp;
beforeAll(async () => {
  plane = await startPlane({
    env: {
      RETRY_SCHEDULE: '20ms,20ms,20ms',
      BREAKER_THRESHOLD: '3',
      // No probe of its own while the walk is under way: the walk's tests decide.
      BREAKER_COOLDOWN: '600s',
    },
  });
  beside = await startApp({ beside: plane, env: plane.env });
});
afterAll(async () => {
  await beside.close();
  await plane.close();
});

async function freshConnection(): Promise<Real> {
  await plane.control('/reset');
  const url = await authorizeUrl(plane, bodies.oauthOwnClient(plane.sim));
  const { id } = await finishOAuth(plane, url);
  const operators = [plane.admin, await beside.signedIn()];
  return { plane, operators, id: id!, vendor: VENDOR };
}

it('whatever operators and the vendor do, in whatever order: state, audit and deliveries are as the reference says', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.commands(lifecycleCommands, { maxCommands: 25, size: '+1' }),
      async (commands) => {
        const real = await freshConnection();
        const model: Model = {
          ...{ state: 'active', grant: 'live', trouble: 'none' },
          ...{ held: [], delivered: [], changes: [] },
        };
        await fc.asyncModelRun(() => ({ model, real }), commands);
        const { body } = await plane.admin.get(`${SITE}/activity/verify`).expect(200);
        expect(body.ok).toBe(true);
      },
    ),
    { numRuns: RUNS, endOnFailure: true },
  );
}, 240_000);
