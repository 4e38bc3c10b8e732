import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { repeatEvery } from '../../platform/schedule-every.ts';
import type { StopRepeating } from '../../platform/schedule-every.ts';
import { IdempotencyService } from './idempotency.service.ts';

const HOUR_MS = 60 * 60 * 1000;

/** Removes keys that have outlived their time. */
@Injectable()
export class IdempotencyCleaning implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(IdempotencyCleaning.name);
  private stop: StopRepeating | undefined;

  constructor(@Inject(IdempotencyService) private readonly keys: IdempotencyService) {}

  onApplicationBootstrap(): void {
    const forget = () => this.keys.forgetOld();
    this.stop = repeatEvery(HOUR_MS, forget, (error) => this.logger.error(error));
  }

  async onModuleDestroy(): Promise<void> {
    await this.stop?.();
  }
}
