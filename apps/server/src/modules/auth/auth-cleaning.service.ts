import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { repeatEvery } from '../../platform/schedule-every.ts';
import type { StopRepeating } from '../../platform/schedule-every.ts';

const HOUR_MS = 60 * 60 * 1000;
const ENDED_SESSIONS = 'DELETE FROM sessions WHERE expire < now()';
const FORGOTTEN_FAILURES = `DELETE FROM login_attempts WHERE last_failure_at < now() - interval '1 day'`;

/** Removes what time has made worthless: ended sessions and forgotten sign-in failures. */
@Injectable()
export class AuthCleaning implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(AuthCleaning.name);
  private stop: StopRepeating | undefined;

  constructor(@InjectDataSource() private readonly db: DataSource) {}

  onApplicationBootstrap(): void {
    this.stop = repeatEvery(HOUR_MS, () => this.clean(), (error) => this.logger.error(error)); // prettier-ignore
  }

  async onModuleDestroy(): Promise<void> {
    await this.stop?.();
  }

  async clean(): Promise<void> {
    await this.db.query(ENDED_SESSIONS);
    await this.db.query(FORGOTTEN_FAILURES);
  }
}
