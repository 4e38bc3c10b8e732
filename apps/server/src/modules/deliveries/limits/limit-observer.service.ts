import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Connector } from '@patchbay/connector-sdk/definition';
import type { AttemptReading } from '@patchbay/connector-sdk/read-attempt';
import { readLimit } from '@patchbay/connector-sdk/read-limit';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import type { LiveConnection } from '../../connections/live-connection.service.ts';
import { accountLimit } from './account-limit.ts';
import { RateLimiter } from './rate-limiter.service.ts';

/** Listens to what vendors' answers say is left of their limits. */
@Injectable()
export class LimitObserver {
  private readonly logger = new Logger(LimitObserver.name);

  constructor(@Inject(RateLimiter) private readonly limiter: RateLimiter) {}

  /** Never throws: a delivery that arrived is not undone by a header nobody can read. */
  heard(
    connection: LiveConnection,
    connector: Connector,
    answer: VendorResponse,
    attempt: Pick<AttemptReading, 'reading'>,
  ): void {
    try {
      const reading = readLimit(connector, answer, attempt, Date.now());
      if (reading) this.limiter.learn(accountLimit(connection), reading);
    } catch (error) {
      this.logger.warn(error);
    }
  }
}
