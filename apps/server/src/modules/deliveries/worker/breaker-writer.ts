import type { HotDatabase } from '../../../platform/database/hot-database.ts';
import type { DeliveryResult } from './result.ts';

/** How often a busy connection's last delivery is written; every write touches its indexes. */
const LAST_DELIVERY_EVERY_MS = 1000;

export interface ConnectionTouch {
  site_id: number;
  id: number;
  state: string;
  consecutive_failures: number;
}

/** Keeps the connection rows true with few writes: last delivery, and failures in a row. */
export class BreakerWriter {
  private readonly lastWritten = new Map<number, number>();
  /** Connections this worker has seen fail since they last succeeded. */
  private readonly failing = new Set<number>();

  constructor(private readonly db: HotDatabase) {}

  /** A connection whose row says that it has been failing. */
  noteFailing(connectionId: number): void {
    this.failing.add(connectionId);
  }

  /** @returns the rows it touched, with their count of failures in a row */
  async write(results: readonly DeliveryResult[]): Promise<ConnectionTouch[]> {
    const touches = [...summarize(results).values()].filter((touch) => this.isWorthWriting(touch));
    if (touches.length === 0) return [];
    const rows = await this.db.query<ConnectionTouch>(
      'touch-connections',
      `UPDATE connections c
          SET last_delivery_at = greatest(c.last_delivery_at, t.at),
              consecutive_failures =
                CASE WHEN t.reset THEN t.failures ELSE c.consecutive_failures + t.failures END
         FROM unnest($1::bigint[], $2::bigint[], $3::timestamptz[], $4::boolean[], $5::int[])
           AS t(site_id, id, at, reset, failures)
        WHERE c.site_id = t.site_id AND c.id = t.id
      RETURNING c.site_id, c.id, c.state, c.consecutive_failures`,
      [
        touches.map((t) => t.siteId),
        touches.map((t) => t.id),
        touches.map((t) => new Date(t.at)),
        touches.map((t) => t.reset),
        touches.map((t) => t.failures),
      ],
    );
    for (const touch of touches) {
      this.lastWritten.set(touch.id, Date.now());
      if (touch.failures > 0) this.failing.add(touch.id);
      else if (touch.reset) this.failing.delete(touch.id);
    }
    return rows;
  }

  private isWorthWriting(touch: Touch): boolean {
    if (touch.failures > 0) return true;
    if (touch.reset && this.failing.has(touch.id)) return true;
    return Date.now() - (this.lastWritten.get(touch.id) ?? 0) >= LAST_DELIVERY_EVERY_MS;
  }
}

interface Touch {
  siteId: number;
  id: number;
  /** Epoch milliseconds of the latest attempt. */
  at: number;
  /** A success was among them; `failures` counts those after the last one. */
  reset: boolean;
  failures: number;
}

function summarize(results: readonly DeliveryResult[]): Map<number, Touch> {
  const touches = new Map<number, Touch>();
  for (const { delivery, breaker, log } of results) {
    const last = log.at(-1);
    if (!last) continue;
    const known = touches.get(delivery.connection_id);
    const touch = known ?? {
      siteId: delivery.site_id,
      id: delivery.connection_id,
      at: 0,
      reset: false,
      failures: 0,
    };
    touch.at = Math.max(touch.at, last.attemptedAt.getTime());
    if (breaker === 'success') Object.assign(touch, { reset: true, failures: 0 });
    if (breaker === 'failure') touch.failures += 1;
    touches.set(delivery.connection_id, touch);
  }
  return touches;
}
