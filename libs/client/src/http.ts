import { Problem } from '@patchbay/contracts/problem';
import type { z } from 'zod';
import { ProblemError } from './problem-error.ts';
import { queryString, type QueryValue } from './query-string.ts';
import { retryAfterSeconds } from './retry-after.ts';
import { waitBeforeAgain } from './wait-before-again.ts';
import { UnreachableError } from './unreachable-error.ts';

export interface HttpOptions {
  /** Where Patchbay is served, without a trailing slash; empty for the page's own origin. */
  baseUrl: string;
  /** Service token `pb_…`; left out where a session cookie signs the request. */
  token?: string;
  /**
   * Milliseconds a request that may be repeated waits in all when Patchbay asks to come again
   * (`Retry-After` with 429 or 503); default 0, so that the caller hears of it at once.
   */
  patienceMs?: number;
  /** The reader's language (BCP 47), asked at each request; by default whatever `fetch` says. */
  language?: () => string;
  /** For tests and for runtimes that wrap it; default the global `fetch`. */
  fetch?: typeof fetch;
}

export interface SendOptions {
  query?: Readonly<Record<string, QueryValue>>;
  /** Sent as JSON. */
  body?: unknown;
  /** Makes a repeated POST one: the server answers a repeat with the first answer. */
  idempotencyKey?: string;
  /** Refused with 412 `changed_meanwhile` unless it is still as when this tag was read. */
  ifMatch?: string | null | undefined;
  signal?: AbortSignal | undefined;
  /** Default `application/json`. */
  accept?: string;
}

/** An answer, and the entity tag for a change of it; null where the server told none. */
export interface Tagged<T> {
  value: T;
  tag: string | null;
}

export type Http = ReturnType<typeof createHttp>;

/**
 * One request and its answer, read through a schema. Throws `ProblemError` for what Patchbay
 * refuses, `UnreachableError` when no answer of Patchbay's came, and lets an abort through.
 */
export function createHttp(options: HttpOptions) {
  const { baseUrl, token } = options;
  const doFetch = options.fetch ?? fetch;

  async function send(method: string, path: string, request: SendOptions = {}): Promise<Response> {
    // Without a key a repeated POST could be carried out twice.
    const mayRepeat = method === 'GET' || request.idempotencyKey !== undefined;
    const until = Date.now() + (mayRepeat ? (options.patienceMs ?? 0) : 0);
    for (;;) {
      try {
        return await sendOnce(method, path, request);
      } catch (error) {
        if (!(await waitBeforeAgain(error, until, request.signal))) throw error;
      }
    }
  }

  async function sendOnce(method: string, path: string, request: SendOptions): Promise<Response> {
    const headers: Record<string, string> = { accept: request.accept ?? 'application/json' };
    if (options.language) headers['accept-language'] = options.language();
    if (token !== undefined) headers['authorization'] = `Bearer ${token}`;
    if (request.body !== undefined) headers['content-type'] = 'application/json';
    if (request.idempotencyKey) headers['idempotency-key'] = request.idempotencyKey;
    if (request.ifMatch) headers['if-match'] = request.ifMatch;
    const response = await doFetch(baseUrl + path + queryString(request.query ?? {}), {
      method,
      headers,
      body: request.body === undefined ? null : JSON.stringify(request.body),
      signal: request.signal ?? null,
    }).catch((error: unknown) => {
      if (request.signal?.aborted) throw error;
      throw new UnreachableError('Patchbay could not be reached.', error);
    });
    if (!response.ok) throw await problemOf(response);
    return response;
  }

  async function json<S extends z.ZodType>(
    method: string,
    path: string,
    schema: S,
    request?: SendOptions,
  ): Promise<z.output<S>> {
    return (await tagged(method, path, schema, request)).value;
  }

  async function tagged<S extends z.ZodType>(
    method: string,
    path: string,
    schema: S,
    request?: SendOptions,
  ): Promise<Tagged<z.output<S>>> {
    const response = await send(method, path, request);
    const parsed = schema.safeParse(await bodyOf(response));
    if (parsed.success) return { value: parsed.data, tag: entityTag(response.headers) };
    throw new UnreachableError(
      'Patchbay answered in a form this client does not know.',
      parsed.error,
    );
  }

  return { send, json, tagged };
}

/** As the server made it: a proxy that compresses calls it weak, and a weak one never matches. */
function entityTag(headers: Headers): string | null {
  return headers.get('etag')?.replace(/^W\//, '') ?? null;
}

async function problemOf(response: Response): Promise<Error> {
  const body: unknown = await bodyOf(response).catch(() => undefined);
  const parsed = Problem.safeParse(body);
  if (!parsed.success) {
    return new UnreachableError(`An answer with status ${response.status} that is not Patchbay's.`);
  }
  return new ProblemError(
    parsed.data,
    retryAfterSeconds(response.headers.get('retry-after'), Date.now()),
  );
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new UnreachableError('Patchbay answered with something other than JSON.', error);
  }
}
