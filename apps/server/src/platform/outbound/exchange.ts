import type { Dispatcher, Pool } from 'undici';
import { OutboundSignal } from './outbound-signal.ts';
import type { OutboundMethod } from './outbound-request.ts';
import { singleValues } from './single-values.ts';

/** One request as it goes out: checked, credential injected. */
export interface Sending {
  /** For error messages. */
  host: string;
  method: OutboundMethod;
  /** Path and query. */
  path: string;
  headers: Record<string, string>;
  body: string | Buffer | undefined;
}

export interface Limits {
  timeoutMs: number;
  maxBytes: number;
  signal: AbortSignal | undefined;
}

/** An answer whose body is still encoded. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
  /** It was larger than allowed, and is empty here. */
  cut?: true;
}

/** Sends one request and reads its whole answer. Rejects with what undici or a limit said. */
export function exchange(pool: Pool, sending: Sending, limits: Limits): Promise<Answer> {
  return answerTo(pool, sending, limits, false);
}

/** The same; an answer that is larger than allowed comes without its body instead of not at all. */
export function exchangeOrCut(pool: Pool, sending: Sending, limits: Limits): Promise<Answer> {
  return answerTo(pool, sending, limits, true);
}

function answerTo(pool: Pool, sending: Sending, limits: Limits, cuts: boolean): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const reader = new AnswerReader(limits, cuts, resolve, reject);
    if (reader.done) return;
    const { method, path, headers, body = null } = sending;
    pool.dispatch({ method, path, headers, body }, reader);
  });
}

/**
 * Collects an answer straight from the parser's events. Much cheaper than a stream per response, and
 * the one timer that bounds the exchange is cheaper than a signal per request.
 */
class AnswerReader implements Dispatcher.DispatchHandler {
  done = false;
  readonly #resolve: (answer: Answer) => void;
  readonly #reject: (error: Error) => void;
  readonly #maxBytes: number;
  readonly #cuts: boolean;
  readonly #timer: NodeJS.Timeout;
  readonly #signal: AbortSignal | undefined;
  #controller: Dispatcher.DispatchController | undefined;
  #reason: Error | undefined;
  #status = 0;
  #headers: Record<string, string> = {};
  #chunks: Buffer[] = [];
  #size = 0;

  constructor(
    limits: Limits,
    cuts: boolean,
    resolve: (answer: Answer) => void,
    reject: (error: Error) => void,
  ) {
    this.#resolve = resolve;
    this.#reject = reject;
    this.#maxBytes = limits.maxBytes;
    this.#cuts = cuts;
    this.#signal = limits.signal;
    this.#timer = setTimeout(onTimeout, limits.timeoutMs, this);
    if (limits.signal?.aborted) this.onAbort();
    else limits.signal?.addEventListener('abort', this.onAbort);
  }

  /** Ends the exchange: the caller hears of it now, the connection is cut now or when it starts. */
  stop(reason: Error): void {
    if (!this.#settle()) return;
    this.#reason = reason;
    this.#chunks = [];
    this.#controller?.abort(reason);
    this.#reject(reason);
  }

  readonly onAbort = (): void => this.stop(new OutboundSignal('aborted'));

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#reason) controller.abort(this.#reason);
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    // 1xx announce the answer, they are none (RFC 9110, section 15.2).
    if (status < 200) return;
    this.#status = status;
    this.#headers = singleValues(headers);
    if (Number(this.#headers['content-length']) > this.#maxBytes) this.#tooLarge();
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.done) return;
    this.#size += chunk.length;
    if (this.#size > this.#maxBytes) this.#tooLarge();
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    if (!this.#settle()) return;
    const [only] = this.#chunks;
    const body = only && this.#chunks.length === 1 ? only : Buffer.concat(this.#chunks, this.#size);
    this.#resolve({ status: this.#status, headers: this.#headers, body });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    if (this.#settle()) this.#reject(error);
  }

  #tooLarge(): void {
    const reason = new OutboundSignal('response_too_large');
    if (!this.#cuts) return this.stop(reason);
    if (!this.#settle()) return;
    this.#chunks = [];
    this.#controller?.abort(reason);
    const answer = { status: this.#status, headers: this.#headers };
    this.#resolve({ ...answer, body: Buffer.alloc(0), cut: true });
  }

  #settle(): boolean {
    if (this.done) return false;
    this.done = true;
    clearTimeout(this.#timer);
    this.#signal?.removeEventListener('abort', this.onAbort);
    return true;
  }
}

function onTimeout(reader: AnswerReader): void {
  reader.stop(new OutboundSignal('timeout'));
}
