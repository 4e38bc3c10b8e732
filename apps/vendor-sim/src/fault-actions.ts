import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fault } from './faults.ts';
import { html, json, send, type Reply } from './http/reply.ts';
import { wait } from './http/wait.ts';

const HUGE_BYTES = 32 * 1024 * 1024;
const CHUNK = Buffer.alloc(64 * 1024, 'x');

export interface FaultScene {
  req: IncomingMessage;
  res: ServerResponse;
  /** The vendor's documented body for a status, used when the fault brings none. */
  failure: (status: number) => Reply;
  signal: AbortSignal;
}

/** Answers a request wrongly, in the way the fault names. `slow` and `authorize_error` are not answers. */
export async function misbehave(fault: Fault, scene: FaultScene): Promise<void> {
  const { req, res, signal } = scene;
  if (fault.delay_ms !== null && fault.kind !== 'hang') await wait(fault.delay_ms, signal);
  switch (fault.kind) {
    case 'hang':
      return hang(fault, res, signal);
    case 'cut':
      req.socket.resetAndDestroy();
      return;
    case 'truncate':
      return truncate(fault, res);
    case 'huge':
      return huge(fault, res);
    default:
      send(res, faultyReply(fault, scene.failure));
  }
}

function faultyReply(fault: Fault, failure: (status: number) => Reply): Reply {
  const retry: Record<string, string> =
    fault.retry_after === null ? {} : { 'retry-after': fault.retry_after };
  const extra = { ...retry, ...fault.headers };
  switch (fault.kind) {
    case 'bad_json':
      return {
        status: fault.status ?? 200,
        headers: { 'content-type': 'application/json', ...extra },
        body: '{"id": 1, "state": "ok", ',
      };
    case 'html':
      return html(
        fault.status ?? 502,
        '<!doctype html><html><head><title>502 Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>',
        extra,
      );
    case 'redirect':
      return {
        status: fault.status ?? 302,
        headers: { location: fault.location ?? 'http://elsewhere.invalid/', ...extra },
        body: '',
      };
    case 'body':
      return withBody(json(fault.status ?? 200, {}), fault.body ?? '', extra);
    default: {
      const status = fault.status ?? 500;
      const documented = failure(status);
      return withBody({ ...documented, status }, fault.body ?? documented.body, extra);
    }
  }
}

function withBody(reply: Reply, body: string, extra: Record<string, string>): Reply {
  return { ...reply, headers: { ...reply.headers, ...extra }, body };
}

/** Nothing is ever answered; the connection ends when the caller, the delay or the process ends it. */
async function hang(fault: Fault, res: ServerResponse, signal: AbortSignal): Promise<void> {
  const closed = new AbortController();
  res.once('close', () => closed.abort());
  await wait(fault.delay_ms ?? 3_600_000, AbortSignal.any([signal, closed.signal]));
  res.destroy();
}

/** Promises more bytes than it sends, then closes. */
function truncate(fault: Fault, res: ServerResponse): void {
  const body = fault.body ?? '{"id": 1, "name": "half an ans';
  res.writeHead(fault.status ?? 200, {
    'content-type': 'application/json',
    ...fault.headers,
    'content-length': String(Buffer.byteLength(body) + 512),
  });
  res.write(body, () => res.destroy());
}

/** A body far over any sensible cap, sent only as fast as it is read. */
async function huge(fault: Fault, res: ServerResponse): Promise<void> {
  res.writeHead(fault.status ?? 200, { 'content-type': 'application/json', ...fault.headers });
  let left = fault.size_bytes ?? HUGE_BYTES;
  res.write('{"filler":"');
  while (left > 0 && !res.destroyed) {
    const more = res.write(CHUNK.subarray(0, Math.min(left, CHUNK.length)));
    left -= CHUNK.length;
    if (!more) await drained(res);
  }
  if (!res.destroyed) res.end('"}');
}

function drained(res: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      res.off('drain', done);
      res.off('close', done);
      resolve();
    };
    res.once('drain', done);
    res.once('close', done);
  });
}
