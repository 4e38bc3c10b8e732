import { Inject, Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { HotDatabase } from '../../../platform/database/hot-database.ts';
import { type Admission, LaneLimits } from '../limits/lane-limits.service.ts';
import { claimInOrder } from './claim-in-order.ts';
import { type Claimed, type Quota, claimDue } from './claim.ts';
import { type DueLane, type LaneKey, dueLanes } from './due-lanes.ts';
import { holdWaiting } from './holding.ts';
import type { LaneTable } from './lane-table.ts';

/** Connections looked at in one round; the next round goes on behind them. */
const MOST_LANES = 64;
const START: LaneKey = { site_id: 0, connection_id: 0 };
/** What was seen of a connection longer ago is read again before it is sent by. */
const FRESH_MS = 100;

export interface Claims {
  claimed: Claimed[];
  /** Their connections as they were seen just before, by id. */
  lanes: ReadonlyMap<number, DueLane>;
  /** There may be more to claim at once. */
  hasMore: boolean;
}

/** Finds what is due and claims each connection's share of it, as far as its vendor's limit lets. */
@Injectable()
export class LaneClaimer {
  private readonly logger = new Logger(LaneClaimer.name);
  /** Connections whose waiting work is being held, so that it is done once. */
  private readonly holding = new Set<number>();
  private cursor = START;
  /** Since the cursor was at the start, a lane had as much as was asked for. */
  private passHasMore = false;

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(HotDatabase) private readonly hot: HotDatabase,
    @Inject(LaneLimits) private readonly limits: LaneLimits,
  ) {}

  /**
   * Claims from the next lanes. When it throws, some may have been claimed all the same.
   *
   * @param owner the worker that claims
   * @param table what it has under way; the slots of what is claimed are taken
   * @param again called when what a vendor's limit withheld may go
   */
  async claimNext(owner: string, table: LaneTable, again: () => void): Promise<Claims> {
    const lookedAt = performance.now();
    const found = await dueLanes(this.hot, this.cursor, MOST_LANES);
    const wasLast = found.length < MOST_LANES;
    this.cursor = wasLast ? START : found.at(-1)!;

    const due = found.filter(
      (lane) => !this.isHeld(lane) && !this.limits.isShut(lane.connection_id),
    );
    const ordered = new Set(due.filter((lane) => lane.strict_order).map((l) => l.connection_id));
    const admission = await this.admit(table, table.reserve(due), again);
    const claimed = await this.claim(owner, table, admission.quotas, ordered);
    this.limits.settle(admission, claimed);
    const hasMore = table.settle(admission.quotas, claimed);

    const passHasMore = this.passHasMore || hasMore;
    this.passHasMore = passHasMore && !wasLast;
    // A claim that stood behind somebody's lock sends by what holds after it.
    const isFresh = performance.now() - lookedAt < FRESH_MS;
    const lanes = new Map(
      due.map((lane) => [lane.connection_id, isFresh ? lane : { ...lane, version: null }]),
    );
    return { claimed, lanes, hasMore: passHasMore || !wasLast };
  }

  /** Work of a connection that is not active is held instead of claimed. */
  private isHeld({ site_id, connection_id, state }: DueLane): boolean {
    if (state === null || state === 'active') return false;
    if (this.holding.has(connection_id)) return true;
    this.holding.add(connection_id);
    holdWaiting(this.db, site_id, connection_id)
      .catch((error: unknown) => this.logger.warn(error))
      .finally(() => this.holding.delete(connection_id));
    return true;
  }

  /** What the vendors' limits let through of a wish; the slots of the rest are free again. */
  private async admit(
    table: LaneTable,
    wished: readonly Quota[],
    again: () => void,
  ): Promise<Admission> {
    try {
      const admission = await this.limits.admit(wished, again);
      table.settle(admission.withheld, []);
      return admission;
    } catch (error) {
      table.settle(wished, []);
      throw error;
    }
  }

  private async claim(
    owner: string,
    table: LaneTable,
    quotas: readonly Quota[],
    ordered: ReadonlySet<number>,
  ): Promise<Claimed[]> {
    const inOrder = quotas.filter((lane) => ordered.has(lane.connection_id));
    const free = quotas.filter((lane) => !ordered.has(lane.connection_id));
    const claims = await Promise.allSettled([
      free.length > 0 ? claimDue(this.hot, owner, free) : [],
      claimInOrder(this.hot, owner, inOrder),
    ]);
    // Both have ended: what one of them claimed is there to be given back, and comes no later.
    const failed = claims.find((claim) => claim.status === 'rejected');
    if (!failed)
      return claims.flatMap((claim) => (claim.status === 'fulfilled' ? claim.value : []));
    table.settle(quotas, []);
    throw failed.reason;
  }
}
