import type { ServerResponse } from 'node:http';

/** An answer as data: a vendor's handler returns one, and only `send` touches the socket. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** A JSON answer; `type` replaces the content type where a vendor documents its own. */
export function json(
  status: number,
  value: unknown,
  headers: Record<string, string> = {},
  type = 'application/json; charset=utf-8',
): Reply {
  return { status, headers: { 'content-type': type, ...headers }, body: JSON.stringify(value) };
}

export function html(status: number, body: string, headers: Record<string, string> = {}): Reply {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8', ...headers }, body };
}

export function empty(status = 204, headers: Record<string, string> = {}): Reply {
  return { status, headers, body: '' };
}

export function redirect(location: string, status = 302): Reply {
  return { status, headers: { location }, body: '' };
}

/** Thrown by a guard (a bad key, a missing scope) to end a handler with the vendor's own refusal. */
export class Refusal extends Error {
  readonly reply: Reply;

  constructor(reply: Reply) {
    super(`refused with ${reply.status}`);
    this.reply = reply;
  }
}

export function send(res: ServerResponse, reply: Reply): void {
  if (res.headersSent || res.destroyed) return;
  const bodyless = reply.status === 204 || reply.status === 304;
  res.writeHead(reply.status, {
    ...reply.headers,
    ...(bodyless ? {} : { 'content-length': String(Buffer.byteLength(reply.body)) }),
  });
  res.end(bodyless ? undefined : reply.body);
}
