import { Readable } from 'node:stream';
import type { Cidr } from './cidr.ts';
import { exchange, exchangeOrCut } from './exchange.ts';
import type { Limits, Sending } from './exchange.ts';
import type { ResolveAll } from './guarded-lookup.ts';
import { logExchange } from './log-exchange.ts';
import type { Ending, ExchangeLogger } from './log-exchange.ts';
import { OutboundError } from './outbound-error.ts';
import { OutboundSignal } from './outbound-signal.ts';
import type {
  OutboundBytes,
  OutboundMethod,
  OutboundRequest,
  OutboundResponse,
  OutboundStream,
} from './outbound-request.ts';
import { Pools } from './pools.ts';
import { prepareSending } from './prepare-sending.ts';
import { readBytes } from './read-bytes.ts';
import { plainText, readText } from './read-text.ts';
import { MAX_REDIRECTS, redirectTarget } from './redirect.ts';
import { openStream } from './stream-exchange.ts';
import { toOutboundError } from './to-outbound-error.ts';

const MIB = 2 ** 20;
const LONGEST_CONNECT_MS = 10_000;

export interface OutboundOptions {
  /** Ranges that may be reached although they are not public (`OUTBOUND_ALLOW`). */
  allow: readonly Cidr[];
  /** For a whole exchange (`OUTBOUND_TIMEOUT`). */
  timeoutMs: number;
  logger: ExchangeLogger;
  userAgent: string;
  /** Of a decoded body. Default 1 MiB: with hundreds of answers in flight it bounds the memory. */
  maxResponseBytes?: number;
  /** Of an answer's headers. Default 32 KiB. */
  maxHeaderBytes?: number;
  /**
   * Sockets to one origin. Default 512: more than a worker has under way, so that no call waits for
   * a socket that another connection's slow call holds at the same host; waiting would time it out.
   */
  connections?: number;
  /** Origins whose sockets are kept. Default 256. */
  maxOrigins?: number;
  /** Called after each exchange, for metrics. */
  observe?: (request: OutboundRequest, ending: Ending) => void;
  /** Replaces the system's resolver. */
  resolveAll?: ResolveAll;
  /** Further certificate authorities, PEM. */
  ca?: string;
}

/**
 * The one door to vendors. Every byte sent to a vendor's host goes through `send`, `sendForBytes` or
 * `stream`, which check the address, bound time and size, keep redirects on the host and log no content.
 */
export class OutboundClient {
  readonly #options: OutboundOptions;
  readonly #maxBytes: number;
  readonly #pools: Pools;

  constructor(options: OutboundOptions) {
    this.#options = options;
    this.#maxBytes = options.maxResponseBytes ?? MIB;
    this.#pools = new Pools({
      allow: options.allow,
      timeoutMs: Math.min(options.timeoutMs, LONGEST_CONNECT_MS),
      connections: options.connections ?? 512,
      maxOrigins: options.maxOrigins ?? 256,
      maxHeaderBytes: options.maxHeaderBytes ?? 32 * 1024,
      resolveAll: options.resolveAll,
      ca: options.ca,
    });
  }

  /**
   * Sends a request and reads the whole answer, whatever its status.
   * @throws OutboundError when no answer came, with `latencyMs` set.
   */
  async send(request: OutboundRequest): Promise<OutboundResponse> {
    const startedAt = performance.now();
    try {
      const answer = await this.#follow(request, startedAt, exchange, this.#maxBytes);
      const text =
        plainText(answer) ?? (await readText(answer, request.maxResponseBytes ?? this.#maxBytes));
      const latencyMs = since(startedAt);
      this.#report(request, { status: answer.status, latencyMs });
      return { status: answer.status, headers: answer.headers, text, latencyMs };
    } catch (error) {
      throw this.#failed(request, error, startedAt);
    }
  }

  /**
   * Sends a request and reads the whole answer as bytes. Of one that is larger than allowed status and
   * headers are told; the rest of its body is not waited for.
   * @throws OutboundError when no answer came, with `latencyMs` set.
   */
  async sendForBytes(request: OutboundRequest): Promise<OutboundBytes> {
    const startedAt = performance.now();
    try {
      const answer = await this.#follow(request, startedAt, exchangeOrCut, this.#maxBytes);
      const { status, headers } = answer;
      const bytes = await readBytes(answer, request.maxResponseBytes ?? this.#maxBytes);
      const latencyMs = since(startedAt);
      this.#report(request, { status, latencyMs });
      return { status, headers, bytes, latencyMs };
    } catch (error) {
      throw this.#failed(request, error, startedAt);
    }
  }

  /**
   * Sends a request and hands over the body as it comes, for callers that pass it on.
   * @throws OutboundError when no answer came; the body fails with one too.
   */
  async stream(request: OutboundRequest): Promise<OutboundStream> {
    const startedAt = performance.now();
    try {
      const answer = await this.#follow(request, startedAt, openStream, Infinity);
      const latencyMs = since(startedAt);
      this.#report(request, { status: answer.status, latencyMs });
      return { ...answer, latencyMs };
    } catch (error) {
      throw this.#failed(request, error, startedAt);
    }
  }

  /**
   * Takes nothing new, waits up to `graceMs` for what is in flight, then cuts it (`aborted`) and
   * closes the sockets.
   */
  async close(graceMs = 5_000): Promise<void> {
    await this.#pools.close(graceMs);
  }

  async #follow<T extends { status: number; headers: Record<string, string>; body: unknown }>(
    request: OutboundRequest,
    startedAt: number,
    exchangeOne: (pool: ReturnType<Pools['get']>, sending: Sending, limits: Limits) => Promise<T>,
    defaultMaxBytes: number,
  ): Promise<T> {
    const { timeoutMs = this.#options.timeoutMs, signal } = request;
    const maxBytes = request.maxResponseBytes ?? defaultMaxBytes;
    let url = request.url;
    for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
      const left = timeoutMs - (performance.now() - startedAt);
      if (left <= 0) throw new OutboundSignal('timeout');
      const sending = prepareSending(request, url, this.#options.userAgent);
      const pool = this.#poolFor(request, url);
      // The first hop gets the round number, so that its timer joins the list of its like.
      const limits = { timeoutMs: hop === 0 ? timeoutMs : Math.ceil(left), maxBytes, signal };
      const answer = await exchangeOne(pool, sending, limits);
      if (request.redirect === 'manual') return answer;
      const next = leadsTo(sending.method, url, answer);
      if (!next) return answer;
      url = next;
    }
    const message = `${url.host} redirects more than ${MAX_REDIRECTS} times.`;
    throw new OutboundError('redirect_refused', url.host, message);
  }

  #poolFor(request: OutboundRequest, url: URL): ReturnType<Pools['get']> {
    const exempt = request.allowOrigins?.includes(url.origin) ?? false;
    const { clientCertificate: certificate } = request;
    const presents = certificate && url.protocol === 'https:' && url.origin === request.url.origin;
    return presents
      ? this.#pools.certified(url.origin, exempt, certificate)
      : this.#pools.get(url.origin, exempt);
  }

  #report(request: OutboundRequest, ending: Ending): void {
    logExchange(this.#options.logger, request, ending);
    this.#options.observe?.(request, ending);
  }

  #failed(request: OutboundRequest, error: unknown, startedAt: number): unknown {
    const failure = toOutboundError(error, request.url.host);
    // A fault of this program must not pass for one of the network.
    if (!failure) return error;
    failure.latencyMs = since(startedAt);
    this.#report(request, { errorCode: failure.code, latencyMs: failure.latencyMs });
    return failure;
  }
}

/** Where an answer redirects to, with its body let go when it is still coming. */
function leadsTo(
  method: OutboundMethod,
  url: URL,
  answer: { status: number; headers: Record<string, string>; body: unknown },
): URL | undefined {
  if (answer.status < 300 || answer.status > 399) return undefined;
  try {
    const next = redirectTarget(method, url, answer.status, answer.headers['location']);
    if (next && answer.body instanceof Readable) answer.body.destroy();
    return next;
  } catch (error) {
    if (answer.body instanceof Readable) answer.body.destroy();
    throw error;
  }
}

function since(startedAt: number): number {
  return Math.round(performance.now() - startedAt);
}
