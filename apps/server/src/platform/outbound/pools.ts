import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';
import { guardedConnector } from './guarded-connector.ts';
import type { ConnectorOptions } from './guarded-connector.ts';
import { OutboundSignal } from './outbound-signal.ts';

export interface PoolsOptions extends Omit<ConnectorOptions, 'exempt'> {
  /** Sockets to one origin. */
  connections: number;
  /** Origins whose sockets are kept. */
  maxOrigins: number;
  /** Of one answer. */
  maxHeaderBytes: number;
}

/**
 * Kept-alive connections per origin. When there are more origins than allowed, the least recently
 * used pool is closed: it finishes what it carries and takes nothing new.
 */
export class Pools {
  readonly #options: PoolsOptions;
  readonly #pools = new Map<string, Pool>();
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
    const pool = this.#pools.get(key) ?? this.#open(origin, exempt);
    // Re-inserted, so that the map's order is the order of use.
    this.#pools.delete(key);
    this.#pools.set(key, pool);
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

  #open(origin: string, exempt: boolean): Pool {
    for (const oldest of this.#pools.keys()) {
      if (this.#pools.size < this.#options.maxOrigins) break;
      this.#retire(oldest);
    }
    return new Pool(origin, {
      connect: guardedConnector({ ...this.#options, exempt }),
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
    if (!pool) return;
    const finished = pool.close().finally(() => this.#retired.delete(pool));
    this.#retired.set(pool, finished);
  }
}
