import { Transform, pipeline } from 'node:stream';
import type { Readable, TransformCallback } from 'node:stream';
import type { Pool } from 'undici';
import type { Limits, Sending } from './exchange.ts';
import { OutboundSignal } from './outbound-signal.ts';
import { singleValues } from './single-values.ts';
import { toOutboundError } from './to-outbound-error.ts';

/** An answer whose body is still coming, and still encoded. */
export interface StreamedAnswer {
  status: number;
  headers: Record<string, string>;
  body: Readable;
}

/** Sends one request and gives its body as a stream, under the same limits as `exchange`. */
export async function openStream(
  pool: Pool,
  sending: Sending,
  limits: Limits,
): Promise<StreamedAnswer> {
  const stop = new AbortController();
  const onAbort = (): void => stop.abort(new OutboundSignal('aborted'));
  const timer = setTimeout(() => stop.abort(new OutboundSignal('timeout')), limits.timeoutMs);
  const settle = (): void => {
    clearTimeout(timer);
    limits.signal?.removeEventListener('abort', onAbort);
  };
  if (limits.signal?.aborted) onAbort();
  else limits.signal?.addEventListener('abort', onAbort);
  try {
    const { host, method, path, headers, body = null } = sending;
    const asked = pool.request({ method, path, headers, body, signal: stop.signal });
    const answer = await untilStopped(asked, stop.signal);
    const capped = new CappedBody(limits.maxBytes, host);
    pipeline(answer.body, capped, settle);
    return { status: answer.statusCode, headers: singleValues(answer.headers), body: capped };
  } catch (error) {
    settle();
    throw error;
  }
}

/** undici heeds a signal only once a socket is free; the caller must not wait for that. */
function untilStopped<T>(asked: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) reject(signal.reason as Error);
    const onStop = (): void => reject(signal.reason as Error);
    signal.addEventListener('abort', onStop, { once: true });
    asked.then(resolve, reject).finally(() => signal.removeEventListener('abort', onStop));
  });
}

class CappedBody extends Transform {
  #left: number;
  readonly #host: string;

  constructor(maxBytes: number, host: string) {
    super();
    this.#left = maxBytes;
    this.#host = host;
    // Whoever reads is told; whoever stopped reading must not take the process down.
    this.on('error', () => undefined);
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, callback: TransformCallback): void {
    this.#left -= chunk.length;
    if (this.#left < 0) callback(new OutboundSignal('response_too_large'));
    else callback(null, chunk);
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    callback(error && (toOutboundError(error, this.#host) ?? error));
  }
}
