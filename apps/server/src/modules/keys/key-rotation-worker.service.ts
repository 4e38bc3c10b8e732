import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { type StopRepeating, repeatEvery } from '../../platform/schedule-every.ts';
import { KeyRotationRunner } from './key-rotation-runner.service.ts';

const LOOK_EVERY_MS = 1000;
/** Between two bites, so that calls and deliveries come in between. */
const PAUSE_MS = 5;

/**
 * Looks for rotations and works at them; any process may, and one does at a time. Not a pg-boss job:
 * what a killed process was at is free at once, and not when the job's time has run out.
 */
@Injectable()
export class KeyRotationWorker {
  private readonly logger = new Logger(KeyRotationWorker.name);
  private stopLooking: StopRepeating | undefined;
  private stopping = false;

  constructor(@Inject(KeyRotationRunner) private readonly runner: KeyRotationRunner) {}

  start(): void {
    this.stopLooking = repeatEvery(
      LOOK_EVERY_MS,
      () => this.work(),
      (error) => this.logger.error(error),
    );
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.stopLooking?.();
  }

  private async work(): Promise<void> {
    while (!this.stopping && (await this.runner.runBite())) await delay(PAUSE_MS);
  }
}
