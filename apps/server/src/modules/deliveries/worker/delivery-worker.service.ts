import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { HotDatabase } from '../../../platform/database/hot-database.ts';
import { MicroBatcher } from '../../../platform/database/micro-batcher.ts';
import { inTurns } from '../../../platform/in-turns.ts';
import {
  type ConnectionKey,
  type LiveConnection,
  LiveConnectionService,
} from '../../connections/live-connection.service.ts';
import { DeliverySignal } from '../delivery-signal.service.ts';
import { AttemptService } from './attempt.service.ts';
import { leaveOrders } from './claim-in-order.ts';
import { type Claimed, releaseClaims } from './claim.ts';
import type { DueLane } from './due-lanes.ts';
import { FileRoom } from './file-room.service.ts';
import { LaneClaimer } from './lane-claimer.service.ts';
import { LaneTable } from './lane-table.ts';
import { heartbeat, signOff, STEADY_MS, TRUSTED_MS } from './liveness.ts';
import { ObservationService } from './observation.service.ts';
import type { DeliveryResult } from './result.ts';
import { ResultWriter } from './result-writer.service.ts';
import { Steadiness } from './steadiness.ts';
import { putBack } from './unsent.ts';

/** Results that wait to be written; while they are more, nothing new is claimed. */
const UNWRITTEN = 1024;
const IDLE_POLL_MS = 250;
const RELOAD_MS = 500;
const DRAIN_MS = 7000;
/** A run in strict order ends then: the connection may have been paused, or its credential replaced. */
const MOST_IN_ORDER_MS = 2000;
/** Not having looked for work for so long, though there was room, is not claiming. */
const SILENT_MS = 10_000;

type Found = LiveConnection | Error | undefined;

/** Claims, sends and writes back, continuously. */
@Injectable()
export class DeliveryWorker {
  readonly id = randomUUID();
  private readonly logger = new Logger(DeliveryWorker.name);
  private readonly results: MicroBatcher<DeliveryResult>;
  private readonly lanes = new LaneTable();
  /** What this worker knows it has claimed and not yet written back. */
  private readonly held = new Map<number, Claimed>();
  private readonly steadiness = new Steadiness(STEADY_MS);
  private seenAt = -Infinity;
  /** A claim failed, perhaps after the database had made it. */
  private claimLost = false;
  private unwritten = 0;
  private stopping = false;
  /** When the database last let it look for work, or there was no room for more; monotonic, ms. */
  private lookedAt = -Infinity;
  private loop: Promise<void> | null = null;
  private wake: (() => void) | null = null;
  private nudged = false;

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(HotDatabase) private readonly hot: HotDatabase,
    @Inject(AttemptService) private readonly attempts: AttemptService,
    @Inject(ObservationService) private readonly observations: ObservationService,
    @Inject(ResultWriter) private readonly writer: ResultWriter,
    @Inject(DeliverySignal) private readonly signal: DeliverySignal,
    @Inject(LiveConnectionService) private readonly connections: LiveConnectionService,
    @Inject(LaneClaimer) private readonly claimer: LaneClaimer,
    @Inject(FileRoom) private readonly rooms: FileRoom,
  ) {
    this.results = new MicroBatcher(
      // What is claimed anew was written, though the answer to that was lost.
      (results) =>
        this.writer.write(
          this.id,
          results.filter(({ delivery }) => this.held.get(delivery.id) === delivery),
        ),
      (error) => this.logger.error(error),
    );
  }

  async start(): Promise<void> {
    await this.beat();
    this.signal.onWork(() => this.nudge());
    this.loop = this.run();
  }

  /** Says that this worker lives. */
  async beat(): Promise<void> {
    const at = performance.now();
    await heartbeat(this.db, this.id);
    this.seenAt = at;
    this.steadiness.heard(performance.now());
  }

  /** Whether it may call other workers dead. */
  get mayJudge(): boolean {
    return this.steadiness.mayJudge(performance.now());
  }

  /** Whether it takes deliveries, or looks and finds none. */
  get isClaiming(): boolean {
    return performance.now() - this.lookedAt < SILENT_MS;
  }

  /** There may be work: look now instead of at the next poll. */
  nudge(): void {
    this.nudged = true;
    this.wake?.();
  }

  /** Takes nothing new, finishes what it can, gives the rest back. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.nudge();
    await this.loop;
    const deadline = Date.now() + DRAIN_MS;
    while (this.lanes.inFlight + this.unwritten > 0 && Date.now() < deadline) await delay(20);
    await releaseClaims(this.hot, this.id, []);
    await leaveOrders(this.hot, this.id);
    this.results.close();
    await signOff(this.db, this.id);
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      const isFull = this.lanes.room <= 0 || this.unwritten > UNWRITTEN;
      if (isFull || !this.isTrusted()) {
        // A worker that is full does its work; one that cannot write what it did does not.
        if (this.unwritten <= UNWRITTEN && this.isTrusted()) this.lookedAt = performance.now();
        await this.sleep(IDLE_POLL_MS);
        continue;
      }
      const hasMore = await this.round();
      if (this.claimLost) await this.giveBackUnknown();
      else if (!hasMore) await this.sleep(IDLE_POLL_MS);
    }
  }

  /** @returns whether to look again at once */
  private async round(): Promise<boolean> {
    try {
      const { claimed, lanes, hasMore } = await this.claimer.claimNext(this.id, this.lanes, () =>
        this.nudge(),
      );
      this.lookedAt = performance.now();
      for (const delivery of claimed) this.held.set(delivery.id, delivery);
      if (claimed.length > 0) void this.dispatch(claimed, lanes);
      return hasMore;
    } catch (error) {
      this.claimLost = true;
      this.logger.error(error);
      return false;
    }
  }

  /**
   * A claim whose answer was lost may stand in the database, under a worker that lives and does not
   * know of it: nobody else would ever take it back.
   */
  private async giveBackUnknown(): Promise<void> {
    await delay(RELOAD_MS);
    try {
      await releaseClaims(this.hot, this.id, [...this.held.keys()]);
      this.claimLost = false;
    } catch (error) {
      this.logger.error(error);
    }
  }

  private async dispatch(
    claimed: readonly Claimed[],
    lanes: ReadonlyMap<number, DueLane>,
  ): Promise<void> {
    const connections = await this.connectionsOf(claimed, lanes);
    const queues = new Map<number, Claimed[]>();
    await inTurns(claimed, (delivery) => {
      const { connection_id: id } = delivery;
      if (!lanes.get(id)?.strict_order) void this.deliver(delivery, connections.get(id));
      else queues.set(id, [...(queues.get(id) ?? []), delivery]);
    });
    for (const [id, queue] of queues) void this.deliverInOrder(queue, connections.get(id));
  }

  /** Asks until the database answers: what is claimed must not be given up for a moment's outage. */
  private async connectionsOf(
    claimed: readonly Claimed[],
    lanes: ReadonlyMap<number, DueLane>,
  ): Promise<Map<number, Found>> {
    const keys = new Map<number, ConnectionKey & { version: string | null }>();
    for (const { site_id, connection_id: id } of claimed) {
      if (keys.has(id)) continue;
      keys.set(id, { site_id, id, version: lanes.get(id)?.version ?? null });
    }
    for (;;) {
      try {
        const connections = await this.connections.current([...keys.values()]);
        this.writer.noteFailing(connections.values());
        return connections;
      } catch (error) {
        this.logger.error(error);
        await delay(RELOAD_MS);
      }
    }
  }

  private async deliver(delivery: Claimed, connection: Found): Promise<void> {
    await this.finish(delivery, await this.outcome(delivery, connection));
  }

  /** One after the other; what follows one that has not ended yet goes back unsent. */
  private async deliverInOrder(queue: readonly Claimed[], connection: Found): Promise<void> {
    const start = performance.now();
    const written: Promise<void>[] = [];
    let isBlocked = false;
    let sent = 0;
    for (const delivery of queue) {
      isBlocked ||= performance.now() - start > MOST_IN_ORDER_MS;
      const result: DeliveryResult = isBlocked
        ? putBack(delivery)
        : await this.outcome(delivery, connection);
      if (!isBlocked) sent += 1;
      isBlocked ||= result.status === 'pending' || result.status === 'held';
      written.push(this.finish(delivery, result));
    }
    this.lanes.orderTook(queue[0]!.connection_id, sent, performance.now() - start);
    await Promise.all(written);
  }

  /** Its slot is free once it has ended; strict order goes on only when that is written (the claim looks). */
  private async finish(delivery: Claimed, result: DeliveryResult): Promise<void> {
    if (this.lanes.end(delivery.connection_id)) this.nudge();
    this.unwritten += 1;
    await this.results.add(result);
    this.rooms.free(delivery.id);
    if (this.held.get(delivery.id) === delivery) this.held.delete(delivery.id);
    this.unwritten -= 1;
    if (this.unwritten === UNWRITTEN) this.nudge();
  }

  /** Never rejects: every claimed delivery gets an end or a next time. */
  private async outcome(delivery: Claimed, connection: Found): Promise<DeliveryResult> {
    if (!this.isTrusted()) return putBack(delivery);
    try {
      const { result, loss } = await this.attempts.attempt(delivery, connection, this.id);
      // The state first: a delivery that is held must not be released before it changes.
      if (loss) await this.observations.credentialLost(loss);
      return result;
    } catch (error) {
      this.logger.error(error);
      return this.attempts.unexpected(delivery, connection);
    }
  }

  /** Silent for longer, it may count as dead, and another be sending the same. */
  private isTrusted(): boolean {
    return performance.now() - this.seenAt < TRUSTED_MS;
  }

  /** Ends early, or does not begin, when a nudge came. */
  private async sleep(ms: number): Promise<void> {
    if (!this.nudged) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.wake = null;
    }
    this.nudged = false;
  }
}
