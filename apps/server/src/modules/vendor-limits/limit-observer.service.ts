import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Connector } from '@patchbay/connector-sdk/definition';
import type { AttemptReading } from '@patchbay/connector-sdk/read-attempt';
import { readLimit } from '@patchbay/connector-sdk/read-limit';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import type { AccountLimit } from './account-limit.ts';
import { RateLimiter } from './rate-limiter.service.ts';

/** Listens to vendors' answers for what is left of the limits. */
@Injectable()
export class LimitObserver {
  private readonly logger = new Logger(LimitObserver.name);

  constructor(@Inject(RateLimiter) private readonly limiter: RateLimiter) {}

  /** Never throws: a call that arrived is not undone by a header nobody can read. */
  heard(
    limit: AccountLimit,
    connector: Pick<Connector, 'readLimit'>,
    answer: VendorResponse,
    attempt: Pick<AttemptReading, 'reading'>,
  ): void {
    try {
      const reading = readLimit(connector, answer, attempt, Date.now());
      if (reading) this.limiter.learn(limit, reading);
    } catch (error) {
      this.logger.warn(error);
    }
  }
}
