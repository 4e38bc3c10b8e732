import type { IncomingMessage, ServerResponse } from 'node:http';
import { matchRoute } from './http/route.ts';
import { Refusal, send, type Reply } from './http/reply.ts';
import { wait } from './http/wait.ts';
import { interact } from './oauth/interaction.ts';
import type { Sim, Stand } from './sim.ts';
import type { Call } from './vendors/vendor.ts';

export interface Visit {
  sim: Sim;
  stand: Stand;
  req: IncomingMessage;
  res: ServerResponse;
  raw: Buffer;
  /** The vendor's own path, and its query without the question mark. */
  path: string;
  search: string;
}

/** The vendor's answer, undisturbed: a page for the person, the authorization server, or the API. */
export async function dispatch(visit: Visit): Promise<void> {
  const { stand, req, res, raw, path, search } = visit;
  const { authority } = stand;
  if (authority && path.startsWith('/_interaction/')) {
    return interact(authority, req, res, raw, search);
  }
  const endpoint = authority?.endpoint(path);
  if (authority && endpoint) {
    if (endpoint === 'token') await tokenDelay(visit);
    return authority.handle(req, res, raw, path, search === '' ? '' : `?${search}`);
  }
  send(res, await answer(visit));
}

async function answer(visit: Visit): Promise<Reply> {
  const { sim, stand, req, raw, path, search } = visit;
  const method = req.method ?? 'GET';
  const match = matchRoute(stand.vendor.routes, method, path);
  if (!match) return stand.vendor.failure(404);
  const call: Call = {
    vendor: stand.vendor,
    method,
    path,
    query: new URLSearchParams(search),
    search,
    headers: req.headers,
    raw,
    params: match.params,
    base: `${sim.baseUrl}/${stand.vendor.slug}`,
    authority: stand.authority,
    keys: sim.keys,
    settings: sim.settings,
    accounts: sim.accounts,
    shelf: stand.shelf,
  };
  try {
    return await match.handler(call);
  } catch (error) {
    if (error instanceof Refusal) return error.reply;
    throw error;
  }
}

async function tokenDelay({ sim, stand }: Visit): Promise<void> {
  const { delay_ms, vendor } = sim.settings.tokenDelay;
  if (vendor === null || vendor === stand.vendor.slug) await wait(delay_ms, sim.signal);
}
