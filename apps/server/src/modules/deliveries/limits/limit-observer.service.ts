import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Connector } from '@patchbay/connector-sdk/definition';
import type { AttemptReading } from '@patchbay/connector-sdk/read-attempt';
import { readLimit } from '@patchbay/connector-sdk/read-limit';
import type { LiveConnection } from '../../connections/live-connection.service.ts';
import type { TimedResponse } from '../../connections/vendor-call.service.ts';
import { accountLimit } from './account-limit.ts';
import { LaneLimits } from './lane-limits.service.ts';
import { RateLimiter } from './rate-limiter.service.ts';

/** Listens to vendors' answers: when calls arrived, and what is left of the limits. */
@Injectable()
export class LimitObserver {
  private readonly logger = new Logger(LimitObserver.name);

  constructor(
    @Inject(RateLimiter) private readonly limiter: RateLimiter,
    @Inject(LaneLimits) private readonly lanes: LaneLimits,
  ) {}

  /** Never throws: a delivery that arrived is not undone by a header nobody can read. */
  heard(
    deliveryId: number,
    connection: LiveConnection,
    connector: Connector,
    answer: TimedResponse,
    attempt: Pick<AttemptReading, 'reading'>,
  ): void {
    try {
      this.lanes.answered(deliveryId, answer.latencyMs);
      const reading = readLimit(connector, answer, attempt, Date.now());
      if (reading) this.limiter.learn(accountLimit(connection), reading);
    } catch (error) {
      this.logger.warn(error);
    }
  }
}
