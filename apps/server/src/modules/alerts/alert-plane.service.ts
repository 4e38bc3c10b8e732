import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Config } from '../../config.ts';
import { CONFIG } from '../../platform/config.token.ts';
import { type StopRepeating, repeatEvery } from '../../platform/schedule-every.ts';
import { AlertOutbox } from './alert-outbox.service.ts';
import { AlertRounds } from './alert-round.service.ts';

const SLOWEST_LOOK_MS = 5000;
const FASTEST_LOOK_MS = 200;

/** What worker processes do about alerts: look, and tell. Any number of them, without a leader. */
@Injectable()
export class AlertPlane {
  private readonly logger = new Logger(AlertPlane.name);
  private stops: StopRepeating[] = [];

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(AlertRounds) private readonly rounds: AlertRounds,
    @Inject(AlertOutbox) private readonly outbox: AlertOutbox,
  ) {}

  start(): void {
    // Often enough that gathering stays what it is set to.
    const gather = this.config.alerts.mailGatherMs;
    const period = Math.min(SLOWEST_LOOK_MS, Math.max(FASTEST_LOOK_MS, gather / 6));
    this.every(period, () => this.rounds.look(period / 2));
    this.every(period, () => this.outbox.sendDue('mail'));
    this.every(period, () => this.outbox.sendDue('webhook'));
  }

  async stop(): Promise<void> {
    await Promise.all([this.outbox.stop(), ...this.stops.map((stop) => stop())]);
  }

  private every(ms: number, task: () => Promise<unknown>): void {
    this.stops.push(repeatEvery(ms, task, (error) => this.logger.error(error)));
  }
}
