import type { IncomingMessage, ServerResponse } from 'node:http';
import { control } from './control/control.ts';
import { dispatch, type Visit } from './dispatch.ts';
import { misbehave } from './fault-actions.ts';
import type { Fault } from './faults.ts';
import { BodyTooLarge, readRawBody } from './http/raw-body.ts';
import { html, json, redirect, send } from './http/reply.ts';
import { swallowAnswer } from './http/swallow.ts';
import { wait } from './http/wait.ts';
import { indexPage } from './index-page.ts';
import type { Recorded } from './recorder.ts';
import type { Sim, Stand } from './sim.ts';
import { genericFailure } from './vendors/generic-errors.ts';
import { Shelf } from './vendors/shelf.ts';
import { HOOKS_PREFIX, webhookGeneric } from './vendors/webhook-generic.ts';

/** Stands for every vendor that is nothing but its replays. */
const REPLAYED: Stand = {
  vendor: { slug: 'replayed', name: 'Replayed', failure: genericFailure, routes: [] },
  shelf: new Shelf(),
  authority: undefined,
};

const FAST_PATH = `/${webhookGeneric.slug}${HOOKS_PREFIX}`;

/** Every request's way: count or record it, spoil it if a fault says so, else let the vendor answer. */
export async function handle(sim: Sim, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const url = req.url ?? '/';
  const unhindered = !sim.recorder.recording && !sim.faults.pending && !sim.rateLimits.any;
  if (unhindered && url.startsWith(FAST_PATH)) {
    return acceptHook(sim, req, res);
  }
  const raw = await readRawBody(req);
  const { slug, path, search } = split(url);
  if (slug === '') return send(res, html(200, indexPage(sim)));
  if (slug === '_control') return control(sim, req, res, path, new URLSearchParams(search), raw);
  const stand = sim.stands.get(slug) ?? (sim.replays.has(slug) ? REPLAYED : undefined);
  if (!stand) return send(res, json(404, { error: `no vendor ${slug}` }));

  const visit: Visit = { sim, stand, req, res, raw, path, search };
  if (path.startsWith('/_interaction/')) return dispatch(visit);
  const method = req.method ?? 'GET';
  const query = search;
  const record = sim.recorder.add({
    vendor: slug,
    method,
    path,
    query,
    headers: req.headers,
    body: raw,
  });
  if (record) watchAnswer(record, res);
  const limit = sim.rateLimits.take(slug, path, performance.now());
  for (const [name, value] of Object.entries(limit?.headers ?? {})) res.setHeader(name, value);
  if (limit?.refused) return send(res, stand.vendor.failure(429));
  const fault = sim.faults.take(slug, path, method);
  if (record && fault) record.fault = fault.kind;
  await (fault ? spoiled(visit, fault) : answer(visit, slug));
}

/** What was asked for and is not among a vendor's replays is 501, which no vendor answers. */
function answer(visit: Visit, slug: string): Promise<void> | void {
  const { sim, req, res, path } = visit;
  if (!sim.replays.has(slug)) return dispatch(visit);
  const reply = sim.replays.take(slug, req.method ?? 'GET', path);
  return send(res, reply ?? json(501, { error: `nothing to replay for ${req.method} ${path}` }));
}

/** The benchmarks' path: the body is read off the wire and dropped, nothing is parsed or kept. */
function acceptHook(sim: Sim, req: IncomingMessage, res: ServerResponse): void {
  sim.recorder.count(webhookGeneric.slug);
  req.resume();
  req.once('end', () => {
    res.writeHead(204);
    res.end();
  });
}

async function spoiled(visit: Visit, fault: Fault): Promise<void> {
  const { sim, stand, req, res } = visit;
  if (fault.kind === 'slow') {
    await wait(fault.delay_ms ?? 1000, sim.signal);
    return dispatch(visit);
  }
  if (fault.kind === 'authorize_error') return send(res, authorizeError(visit, fault));
  const failure = (status: number) => stand.vendor.failure(status);
  const act = () => misbehave(fault, { req, res, failure, signal: sim.signal });
  if (fault.phase === 'before') return act();
  await new Promise<void>((resolve, reject) => {
    swallowAnswer(res, () => {
      act().then(resolve, reject);
    });
    dispatch(visit).catch(reject);
  });
}

/** The vendor sends the person back with an error instead of asking (RFC 6749, section 4.1.2.1). */
function authorizeError({ search }: Visit, fault: Fault) {
  const query = new URLSearchParams(search);
  const back = query.get('redirect_uri') ?? '';
  if (!URL.canParse(back)) return json(400, { error: 'invalid_request' });
  const target = new URL(back);
  target.searchParams.set('error', fault.error ?? 'server_error');
  const state = query.get('state');
  if (state !== null) target.searchParams.set('state', state);
  return redirect(target.href);
}

function watchAnswer(record: Recorded, res: ServerResponse): void {
  const started = performance.now();
  res.once('finish', () => (record.status = res.statusCode));
  res.once('close', () => (record.duration_ms = Math.round(performance.now() - started)));
}

function split(url: string): { slug: string; path: string; search: string } {
  const mark = url.indexOf('?');
  const pathname = mark === -1 ? url : url.slice(0, mark);
  const search = mark === -1 ? '' : url.slice(mark + 1);
  const slash = pathname.indexOf('/', 1);
  const slug = slash === -1 ? pathname.slice(1) : pathname.slice(1, slash);
  return { slug, path: slash === -1 ? '/' : pathname.slice(slash), search };
}

/** What is left to say when a handler threw: a caller that hung up gets nothing. */
export function answerFailure(error: unknown, res: ServerResponse): void {
  if (error instanceof BodyTooLarge) return send(res, json(413, { error: error.message }));
  if (res.destroyed || res.headersSent) return;
  console.error('vendor-sim: a handler failed', error);
  send(res, json(500, { error: 'the stand-in vendor itself failed', detail: String(error) }));
}
