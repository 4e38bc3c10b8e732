import { setTimeout as sleep } from 'node:timers/promises';
import type { SecureContext } from 'node:tls';
import { Pool } from 'undici';
import { type ClientCertificate, contextOf, digestOf } from './client-certificate.ts';
import { guardedConnector } from './guarded-connector.ts';
import type { ConnectorOptions } from './guarded-connector.ts';
import { OutboundSignal } from './outbound-signal.ts';

export interface PoolsOptions extends Omit<ConnectorOptions, 'exempt' | 'secureContext'> {
  /** Sockets to one origin. */
  connections: number;
  /** Origins whose sockets are kept. */
  maxOrigins: number;
  /** Of one answer. */
  maxHeaderBytes: number;
  /** How long a certificate's pool stands without a request. Default one minute. */
  certifiedIdleMs?: number | undefined;
}

/** Pools that present a certificate, and hold its key in memory as long as they stand. */
const MOST_CERTIFIED = 64;
const CERTIFIED_IDLE_MS = 60_000;

/**
 * Kept-alive connections per origin. When there are more origins than allowed, the least recently
 * used pool is closed: it finishes what it carries and takes nothing new.
 */
export class Pools {
  readonly #options: PoolsOptions;
  readonly #pools = new Map<string, Pool>();
  /** What closes the pool of a certificate that is not used any more, by key. */
  readonly #certified = new Map<string, NodeJS.Timeout>();
  readonly #retired = new Map<Pool, Promise<void>>();
  #closed = false;

  constructor(options: PoolsOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#pools.size;
  }

  /**
   * An exempt origin has a pool of its own, so that no checked request rides on its sockets.
   * @throws OutboundSignal `aborted` once closed.
   */
  get(origin: string, exempt: boolean): Pool {
    if (this.#closed) throw new OutboundSignal('aborted');
    const key = exempt ? `exempt ${origin}` : origin;
    return this.#used(key, () => this.#open(origin, exempt));
  }

  /**
   * A certificate has a pool of its own, so that nobody else's request rides on its sockets. It is
   * closed after a minute without a request.
   *
   * @throws OutboundSignal `aborted` once closed, ConnectError `tls_failed` for what is no certificate
   */
  certified(origin: string, exempt: boolean, certificate: ClientCertificate): Pool {
    if (this.#closed) throw new OutboundSignal('aborted');
    const key = `${exempt ? 'exempt ' : ''}${origin} ${digestOf(certificate)}`;
    const pool = this.#used(key, () => {
      for (const oldest of this.#certified.keys()) {
        if (this.#certified.size < MOST_CERTIFIED) break;
        this.#retire(oldest);
      }
      return this.#open(origin, exempt, contextOf(certificate, this.#options.ca));
    });
    clearTimeout(this.#certified.get(key));
    this.#certified.delete(key);
    const idle = setTimeout(
      () => this.#retire(key),
      this.#options.certifiedIdleMs ?? CERTIFIED_IDLE_MS,
    );
    this.#certified.set(key, idle.unref());
    return pool;
  }

  /** Waits for what is in flight, at most `graceMs`, then cuts it. */
  async close(graceMs: number): Promise<void> {
    this.#closed = true;
    for (const key of [...this.#pools.keys()]) this.#retire(key);
    const finished = Promise.all(this.#retired.values());
    await Promise.race([finished, sleep(graceMs, undefined, { ref: false })]);
    await Promise.all([...this.#retired.keys()].map((pool) => pool.destroy()));
  }

  #used(key: string, open: () => Pool): Pool {
    const pool = this.#pools.get(key) ?? open();
    // Re-inserted, so that the map's order is the order of use.
    this.#pools.delete(key);
    this.#pools.set(key, pool);
    return pool;
  }

  #open(origin: string, exempt: boolean, secureContext?: SecureContext): Pool {
    for (const oldest of this.#pools.keys()) {
      if (this.#pools.size < this.#options.maxOrigins) break;
      this.#retire(oldest);
    }
    return new Pool(origin, {
      connect: guardedConnector({ ...this.#options, exempt, secureContext }),
      connections: this.#options.connections,
      pipelining: 1,
      maxHeaderSize: this.#options.maxHeaderBytes,
      // One timer for the whole exchange stands in for these two (see exchange.ts).
      headersTimeout: 0,
      bodyTimeout: 0,
    });
  }

  #retire(key: string): void {
    const pool = this.#pools.get(key);
    this.#pools.delete(key);
    clearTimeout(this.#certified.get(key));
    this.#certified.delete(key);
    if (!pool) return;
    const finished = pool.close().finally(() => this.#retired.delete(pool));
    this.#retired.set(pool, finished);
  }
}
