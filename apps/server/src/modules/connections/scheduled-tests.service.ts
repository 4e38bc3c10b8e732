import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { requestUrl } from '@patchbay/connector-sdk/request-url';
import { ownMoment } from '@patchbay/core/test-schedule';
import { DataSource } from 'typeorm';
import type { Config } from '../../config.ts';
import { CONFIG } from '../../platform/config.token.ts';
import { ProblemError } from '../../platform/errors/problem.ts';
import { type StopRepeating, repeatEvery } from '../../platform/schedule-every.ts';
import { ConnectorRegistry } from '../connectors/connector-registry.service.ts';
import { type QuietConnection, claimQuiet, giveBack, plan } from './claim-quiet.ts';
import { ConnectionTestService } from './connection-test.service.ts';
import { Connection } from './connection.entity.ts';
import { HostQueue } from './host-queue.ts';

/** Tests under way in one process, and of those at one host: a chore, never a load. */
const PARALLEL = 8;
const PER_HOST = 2;
/** Claimed and not yet ended; what waits here waits for its host. */
const QUEUE = 32;
const SLOWEST_LOOK_MS = 15_000;
const FASTEST_LOOK_MS = 200;
/** What is under way may end for so long when the process stops; then another one tests. */
const DRAIN_MS = 3000;

/** Tests connections nobody has heard of for a while, so that a dead credential is found by day. */
@Injectable()
export class ScheduledTests {
  private readonly logger = new Logger(ScheduledTests.name);
  private readonly queue = new HostQueue<Connection>(PARALLEL, PER_HOST);
  private readonly underWay = new Set<Connection>();
  private stopLooking: StopRepeating = () => Promise.resolve();
  private stopping = false;

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(ConnectorRegistry) private readonly registry: ConnectorRegistry,
    @Inject(ConnectionTestService) private readonly tests: ConnectionTestService,
  ) {}

  start(): void {
    const { testIntervalMs } = this.config;
    if (testIntervalMs === 0) return;
    const period = Math.min(SLOWEST_LOOK_MS, Math.max(FASTEST_LOOK_MS, testIntervalMs / 20));
    this.stopLooking = repeatEvery(
      period,
      () => this.testDue(),
      (error) => this.logger.error(error),
    );
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.stopLooking();
    const waiting = this.queue.drop();
    const deadline = Date.now() + DRAIN_MS;
    while (this.underWay.size > 0 && Date.now() < deadline) await delay(20);
    await giveBack(this.db, [...waiting, ...this.underWay]);
  }

  /** Claims what is due while there is room; what it claims runs on by itself. */
  async testDue(): Promise<void> {
    let more = true;
    while (more && !this.stopping && this.queue.size < QUEUE) {
      const room = QUEUE - this.queue.size;
      const found = await claimQuiet(this.db, this.config.testIntervalMs, room);
      await this.enqueue(found.claimed);
      more = found.more && found.claimed.length < room;
    }
  }

  private async enqueue(claimed: readonly QuietConnection[]): Promise<void> {
    if (claimed.length === 0) return;
    const rows = await this.db.manager.findBy(
      Connection,
      claimed.map(({ site_id, id }) => ({ site_id, id })),
    );
    for (const row of rows) this.queue.add(this.hostOf(row), row);
    this.begin();
  }

  private begin(): void {
    for (let next = this.queue.take(); next; next = this.queue.take()) {
      const { item, end } = next;
      this.underWay.add(item);
      void this.test(item).finally(() => {
        this.underWay.delete(item);
        end();
        if (!this.stopping) this.begin();
      });
    }
  }

  /** Never rejects. */
  private async test(row: Connection): Promise<void> {
    const { testIntervalMs } = this.config;
    try {
      await this.tests.observeQuiet(row, testIntervalMs);
    } catch (error) {
      if (this.stopping) return; // given back
      // Disconnected meanwhile, or a fault of its own that its page tells; the next one in an interval.
      if (!(error instanceof ProblemError)) this.logger.error(error);
      const dueAt = ownMoment(row.id, Date.now() + testIntervalMs / 2, testIntervalMs);
      await plan(this.db.manager, [{ ...row, dueAt }]).catch((e: unknown) => this.logger.error(e));
    }
  }

  /** Where its test call goes; tests of one vendor wait for each other. */
  private hostOf(row: Connection): string {
    const connector = this.registry.find(row.connector_type);
    if (!connector) return row.connector_type;
    const context = { settings: row.settings, flow: row.auth_flow, now: Date.now() };
    try {
      return requestUrl(connector, connector.test.request(context), context).host;
    } catch {
      return row.connector_type; // the test itself tells what is wrong with its address
    }
  }
}
