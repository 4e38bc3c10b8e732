import type { IncomingMessage, ServerResponse } from 'node:http';
import { json, Refusal, send } from '../http/reply.ts';
import { matchRoute } from '../http/route.ts';
import type { Sim } from '../sim.ts';
import { faultRoutes } from './faults.ts';
import { grantRoutes } from './grants.ts';
import { Input } from './input.ts';
import { keyRoutes } from './keys.ts';
import { rateLimitRoutes } from './rate-limits.ts';
import { replayRoutes } from './replays.ts';
import { requestRoutes } from './requests.ts';
import { settingRoutes } from './settings.ts';
import { walkRoutes } from './walk.ts';

const ROUTES = [
  ...faultRoutes,
  ...grantRoutes,
  ...keyRoutes,
  ...rateLimitRoutes,
  ...replayRoutes,
  ...requestRoutes,
  ...settingRoutes,
  ...walkRoutes,
];

/** The tests' side of the process: JSON in, JSON out, 400 naming the field that is wrong. */
export async function control(
  sim: Sim,
  req: IncomingMessage,
  res: ServerResponse,
  path: string,
  query: URLSearchParams,
  raw: Buffer,
): Promise<void> {
  const match = matchRoute(ROUTES, req.method ?? 'GET', path);
  if (!match) return send(res, json(404, { error: `no control ${req.method} ${path}` }));
  try {
    const input = new Input(sim, raw, query);
    send(res, json(200, (await match.handler(sim, input)) ?? { ok: true }));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    send(res, error.reply);
  }
}
