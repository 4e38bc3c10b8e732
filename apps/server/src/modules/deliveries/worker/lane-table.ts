import { fairShare } from '@patchbay/core/fair-share';
import type { Quota } from './claim.ts';
import type { DueLane } from './due-lanes.ts';

/** Deliveries under way at once in one process; a slow one holds up none of the others. */
export const CAPACITY = 1024;
/** Of one connection; several at one host have as many each, and sockets enough. */
const MOST_OF_LANE = 128;
/** In strict order one is sent after the other; claimed are so many as go out in about a second. */
const MOST_IN_ORDER = 64;
const ORDER_MS = 1000;

interface Lane {
  inFlight: number;
  /** More is waiting, and can be claimed once no more than this is under way. */
  wakeAt: number | null;
  /** How many are claimed at once in strict order. */
  inOrder: number;
}

/** What one worker has under way, by connection. */
export class LaneTable {
  private readonly lanes = new Map<number, Lane>();
  private total = 0;
  /** Lanes with something under way. */
  private busy = 0;

  get inFlight(): number {
    return this.total;
  }

  get room(): number {
    return CAPACITY - this.total;
  }

  /** How many deliveries to claim of each lane now; their slots are taken until `settle`. */
  reserve(due: readonly DueLane[]): Quota[] {
    const fresh = due.filter((lane) => !this.lanes.get(lane.connection_id)?.inFlight).length;
    const shares = fairShare(
      CAPACITY,
      this.room,
      this.busy + fresh,
      due.map((lane) => this.wish(lane)),
    );
    return due.flatMap(({ site_id, connection_id }, index) => {
      const lane = this.at(connection_id);
      const quota = shares[index]!;
      lane.wakeAt = Math.floor((lane.inFlight + quota) / 2);
      this.add(connection_id, quota);
      return quota > 0 ? [{ site_id, connection_id, quota }] : [];
    });
  }

  /** Gives back the slots that brought nothing. @returns whether a lane had as much as was asked for */
  settle(quotas: readonly Quota[], claimed: readonly { connection_id: number }[]): boolean {
    const counts = new Map<number, number>();
    for (const { connection_id: id } of claimed) counts.set(id, (counts.get(id) ?? 0) + 1);
    let hasMore = false;
    for (const { connection_id, quota } of quotas) {
      const got = counts.get(connection_id) ?? 0;
      if (got < quota) this.at(connection_id).wakeAt = null;
      else hasMore = true;
      this.add(connection_id, got - quota);
    }
    return hasMore;
  }

  /** @returns whether more can be claimed of its lane now */
  end(connectionId: number): boolean {
    const lane = this.at(connectionId);
    const wakes = lane.wakeAt !== null && lane.inFlight - 1 <= lane.wakeAt;
    if (wakes) lane.wakeAt = null;
    this.add(connectionId, -1);
    return wakes;
  }

  /** What a run in strict order took, so that the next one takes about a second. */
  orderTook(connectionId: number, sent: number, ms: number): void {
    const perSecond = Math.floor((sent * ORDER_MS) / Math.max(ms, 1));
    this.at(connectionId).inOrder = Math.max(1, Math.min(MOST_IN_ORDER, perSecond));
  }

  private wish({ connection_id, strict_order }: DueLane): { inFlight: number; most: number } {
    const lane = this.lanes.get(connection_id);
    const inFlight = lane?.inFlight ?? 0;
    if (!strict_order) return { inFlight, most: MOST_OF_LANE };
    return { inFlight, most: inFlight > 0 ? 0 : (lane?.inOrder ?? 1) };
  }

  private at(connectionId: number): Lane {
    let lane = this.lanes.get(connectionId);
    if (!lane) {
      lane = { inFlight: 0, wakeAt: null, inOrder: 1 };
      this.lanes.set(connectionId, lane);
    }
    return lane;
  }

  private add(connectionId: number, count: number): void {
    if (count === 0) return;
    const lane = this.at(connectionId);
    if (lane.inFlight === 0) this.busy += 1;
    lane.inFlight += count;
    this.total += count;
    if (lane.inFlight > 0) return;
    this.busy -= 1;
    if (lane.inOrder === 1) this.lanes.delete(connectionId);
  }
}
