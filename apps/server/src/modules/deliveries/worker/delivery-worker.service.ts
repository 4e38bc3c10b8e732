import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Config } from '../../../config.ts';
import { CONFIG } from '../../../platform/config.token.ts';
import { HotDatabase } from '../../../platform/database/hot-database.ts';
import { MicroBatcher } from '../../../platform/database/micro-batcher.ts';
import { DeliverySignal } from '../delivery-signal.service.ts';
import { DeliveryMetrics } from '../queue/delivery-metrics.service.ts';
import { AttemptService } from './attempt.service.ts';
import { BreakerWriter } from './breaker-writer.ts';
import { type Claimed, claimDue, releaseClaims } from './claim.ts';
import {
  type LiveConnection,
  LiveConnectionService,
} from '../../connections/live-connection.service.ts';
import { ObservationService } from './observation.service.ts';
import type { DeliveryResult } from './result.ts';
import { heartbeat, signOff } from './liveness.ts';
import { writeResults } from './write-results.ts';

/** Deliveries under way at once in one process; a slow one holds up none of the others. */
const IN_FLIGHT = 384;
/** Claims under way at once: while one waits for the database, the other's deliveries are sent. */
const CLAIM_LOOPS = 2;
/** Results that wait to be written; while they are more, nothing new is claimed. */
const UNWRITTEN = 1024;
const CLAIM = 128;
/** Claiming for less room than this costs more than it brings. */
const WORTH_CLAIMING = 64;
const IDLE_POLL_MS = 250;
const RELOAD_MS = 500;
const DRAIN_MS = 7000;

/** Claims, sends and writes back, continuously. */
@Injectable()
export class DeliveryWorker {
  readonly id = randomUUID();
  private readonly logger = new Logger(DeliveryWorker.name);
  private readonly breakers: BreakerWriter;
  private readonly results: MicroBatcher<DeliveryResult>;
  private inFlight = 0;
  /** What this worker knows it has claimed and not yet written back. */
  private readonly held = new Set<number>();
  private claimsUnderWay = 0;
  /** A claim failed, perhaps after the database had made it. */
  private claimLost = false;
  private unwritten = 0;
  private stopping = false;
  private loop: Promise<void> | null = null;
  /** Loops that sleep until there may be work. */
  private readonly sleepers = new Set<() => void>();
  private nudged = false;

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(HotDatabase) private readonly hot: HotDatabase,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(AttemptService) private readonly attempts: AttemptService,
    @Inject(ObservationService) private readonly observations: ObservationService,
    @Inject(DeliverySignal) private readonly signal: DeliverySignal,
    @Inject(LiveConnectionService) private readonly connections: LiveConnectionService,
    @Inject(DeliveryMetrics) private readonly metrics: DeliveryMetrics,
  ) {
    this.breakers = new BreakerWriter(hot);
    this.results = new MicroBatcher(
      (results) => this.write(results),
      (error) => this.logger.error(error),
    );
  }

  async start(): Promise<void> {
    await heartbeat(this.db, this.id);
    this.signal.onWork(() => this.nudge());
    const loops = Array.from({ length: CLAIM_LOOPS }, () => this.run());
    this.loop = Promise.all(loops).then(() => undefined);
  }

  /** There may be work: look now instead of at the next poll. */
  nudge(): void {
    this.nudged = true;
    for (const wake of this.sleepers) wake();
  }

  /** Takes nothing new, finishes what it can, gives the rest back. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.nudge();
    await this.loop;
    const deadline = Date.now() + DRAIN_MS;
    while (this.inFlight + this.unwritten > 0 && Date.now() < deadline) await delay(20);
    await releaseClaims(this.hot, this.id, []);
    this.results.close();
    await signOff(this.db, this.id);
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      const room = IN_FLIGHT - this.inFlight;
      if (room < WORTH_CLAIMING || this.unwritten > UNWRITTEN) {
        await this.sleep(IDLE_POLL_MS);
        continue;
      }
      if (this.claimLost) {
        await this.giveBackUnknown();
        continue;
      }
      const wanted = Math.min(CLAIM, room);
      const claimed = await this.claim(wanted);
      if (claimed < wanted) await this.sleep(IDLE_POLL_MS);
    }
  }

  /** @returns how many were claimed; they are on their way */
  private async claim(limit: number): Promise<number> {
    this.inFlight += limit;
    this.claimsUnderWay += 1;
    try {
      const claimed = await claimDue(this.hot, this.id, limit);
      for (const delivery of claimed) this.held.add(delivery.id);
      this.inFlight -= limit - claimed.length;
      void this.dispatch(claimed);
      return claimed.length;
    } catch (error) {
      this.inFlight -= limit;
      this.claimLost = true;
      this.logger.error(error);
      return 0;
    } finally {
      this.claimsUnderWay -= 1;
    }
  }

  /**
   * A claim whose answer was lost may stand in the database, under a worker that lives and does not
   * know of it: nobody else would ever take it back.
   */
  private async giveBackUnknown(): Promise<void> {
    await delay(RELOAD_MS);
    if (this.claimsUnderWay > 0 || !this.claimLost) return;
    this.claimsUnderWay += 1;
    try {
      await releaseClaims(this.hot, this.id, [...this.held]);
      this.claimLost = false;
    } catch (error) {
      this.logger.error(error);
    } finally {
      this.claimsUnderWay -= 1;
    }
  }

  private async dispatch(claimed: readonly Claimed[]): Promise<void> {
    const connections = await this.connectionsOf(claimed);
    for (const delivery of claimed) {
      void this.deliver(delivery, connections.get(delivery.connection_id));
    }
  }

  /** Asks until the database answers: what is claimed must not be given up for a moment's outage. */
  private async connectionsOf(
    claimed: readonly Claimed[],
  ): Promise<Map<number, LiveConnection | Error>> {
    const keys = new Map(
      claimed.map(({ site_id, connection_id: id }) => [id, { site_id, id }] as const),
    );
    for (;;) {
      try {
        const connections =
          keys.size > 0 ? await this.connections.load([...keys.values()]) : new Map();
        this.noteFailing(connections);
        return connections;
      } catch (error) {
        this.logger.error(error);
        await delay(RELOAD_MS);
      }
    }
  }

  private noteFailing(connections: Map<number, LiveConnection | Error>): void {
    for (const connection of connections.values()) {
      if (connection instanceof Error || connection.consecutive_failures === 0) continue;
      this.breakers.noteFailing(connection.id);
    }
  }

  private async deliver(
    delivery: Claimed,
    connection: LiveConnection | Error | undefined,
  ): Promise<void> {
    const result = await this.outcome(delivery, connection);
    this.inFlight -= 1;
    this.unwritten += 1;
    if (IN_FLIGHT - this.inFlight === WORTH_CLAIMING) this.nudge();
    await this.results.add(result);
    this.held.delete(delivery.id);
    this.unwritten -= 1;
    if (this.unwritten === UNWRITTEN) this.nudge();
  }

  /** Never rejects: every claimed delivery gets an end or a next time. */
  private async outcome(
    delivery: Claimed,
    connection: LiveConnection | Error | undefined,
  ): Promise<DeliveryResult> {
    try {
      const { result, loss } = await this.attempts.attempt(delivery, connection);
      // The state first: a delivery that is held must not be released before it changes.
      if (loss) await this.observations.credentialLost(loss);
      return result;
    } catch (error) {
      this.logger.error(error);
      return this.attempts.unexpected(delivery, connection);
    }
  }

  private async write(results: DeliveryResult[]): Promise<void> {
    await writeResults(this.hot, this.id, results);
    this.metrics.attempted(results);
    const touched = await this.breakers.write(results);
    for (const touch of touched) {
      if (touch.state !== 'active') continue;
      if (touch.consecutive_failures < this.config.breaker.threshold) continue;
      await this.observations.failingPattern(touch);
    }
  }

  /** Ends early, or does not begin, when a nudge came. */
  private async sleep(ms: number): Promise<void> {
    if (!this.nudged) {
      await new Promise<void>((resolve) => {
        const wake = () => {
          clearTimeout(timer);
          this.sleepers.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, ms);
        this.sleepers.add(wake);
      });
    }
    this.nudged = false;
  }
}
