import { Readable } from 'node:stream';
import type { Dispatcher, Pool } from 'undici';
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

/**
 * Sends one request and gives its body as a stream. The timeout runs until the headers are there, and
 * then from byte to byte: a long download may take its time, a silent one may not.
 */
export function openStream(pool: Pool, sending: Sending, limits: Limits): Promise<StreamedAnswer> {
  return new Promise((resolve, reject) => {
    const body = new VendorBody(sending.host, limits, resolve, reject);
    if (body.destroyed) return;
    const { method, path, headers, body: sent = null } = sending;
    pool.dispatch({ method, path, headers, body: sent }, new BodyFeeder(body));
  });
}

/**
 * The body of one answer, fed straight from the parser's events and asking them to pause when its
 * reader is slow: one stream and one timer a call, where a chain of streams costs as much as the call.
 */
class VendorBody extends Readable {
  readonly #host: string;
  readonly #timer: NodeJS.Timeout;
  readonly #signal: AbortSignal | undefined;
  readonly #resolve: (answer: StreamedAnswer) => void;
  readonly #reject: (error: Error) => void;
  #controller: Dispatcher.DispatchController | undefined;
  #left: number;
  #ended = false;

  constructor(
    host: string,
    limits: Limits,
    resolve: (answer: StreamedAnswer) => void,
    reject: (error: Error) => void,
  ) {
    super();
    this.#host = host;
    this.#left = limits.maxBytes;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#timer = setTimeout(onTimeout, limits.timeoutMs, this);
    this.#signal = limits.signal;
    // Whoever reads is told; whoever stopped reading must not take the process down.
    this.on('error', () => undefined);
    if (limits.signal?.aborted) this.onAbort();
    else limits.signal?.addEventListener('abort', this.onAbort);
  }

  readonly onAbort = (): void => {
    this.fail(new OutboundSignal('aborted'));
  };

  /** The request is on its way; a caller who has given up meanwhile ends it here. */
  begin(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.destroyed) controller.abort(this.errored ?? new OutboundSignal('aborted'));
  }

  answer(status: number, headers: Record<string, string>): void {
    this.#timer.refresh();
    this.#resolve({ status, headers, body: this });
  }

  accept(chunk: Buffer): void {
    if (this.destroyed) return;
    this.#timer.refresh();
    this.#left -= chunk.length;
    if (this.#left < 0) this.fail(new OutboundSignal('response_too_large'));
    else if (!this.push(chunk)) this.#controller?.pause();
  }

  end(): void {
    this.#ended = true;
    this.#settle();
    this.push(null);
  }

  /** Tells whoever waits for the headers, or whoever reads the body. */
  fail(error: Error): void {
    this.#reject(error);
    this.destroy(error);
  }

  override _read(): void {
    if (!this.#controller?.paused) return;
    this.#timer.refresh();
    this.#controller.resume();
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.#settle();
    if (!this.#ended) this.#controller?.abort(error ?? new OutboundSignal('aborted'));
    callback(error && (toOutboundError(error, this.#host) ?? error));
  }

  #settle(): void {
    clearTimeout(this.#timer);
    this.#signal?.removeEventListener('abort', this.onAbort);
  }
}

/** undici's events of one exchange, handed to the body they are about. */
class BodyFeeder implements Dispatcher.DispatchHandler {
  readonly #body: VendorBody;

  constructor(body: VendorBody) {
    this.#body = body;
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#body.begin(controller);
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    // 1xx announce the answer, they are none (RFC 9110, section 15.2).
    if (status >= 200) this.#body.answer(status, singleValues(headers));
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#body.accept(chunk);
  }

  onResponseEnd(): void {
    this.#body.end();
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#body.fail(error);
  }
}

function onTimeout(body: VendorBody): void {
  body.fail(new OutboundSignal('timeout'));
}
