import { Inject, Injectable } from '@nestjs/common';
import type { Connector } from '@patchbay/connector-sdk/definition';
import type { AttemptReading } from '@patchbay/connector-sdk/read-attempt';
import type { LiveConnection } from '../../connections/live-connection.service.ts';
import type { TimedResponse } from '../../connections/vendor-call.service.ts';
import { LimitObserver } from '../../vendor-limits/limit-observer.service.ts';
import { RateLimiter, accountLimit } from '../../vendor-limits/rate-limiter.service.ts';
import { LaneLimits } from './lane-limits.service.ts';

/** The calls of a delivery, as the limit of their account sees them. */
@Injectable()
export class DeliveryCalls {
  constructor(
    @Inject(RateLimiter) private readonly limiter: RateLimiter,
    @Inject(LaneLimits) private readonly lanes: LaneLimits,
    @Inject(LimitObserver) private readonly observer: LimitObserver,
  ) {}

  /**
   * For a call beyond the one the delivery was claimed for.
   *
   * @returns null when one more may be made now, else when there may be room, epoch milliseconds
   */
  async reserve(connection: LiveConnection): Promise<number | null> {
    const [grant] = await this.limiter.reserve([
      { ...accountLimit(connection), kind: 'queued', wanted: 1 },
    ]);
    return grant!.granted > 0 ? null : grant!.retryAtMs;
  }

  /** The vendor has answered: when did the call arrive, and what is left? */
  heard(
    deliveryId: number,
    connection: LiveConnection,
    connector: Connector,
    answer: TimedResponse,
    attempt: Pick<AttemptReading, 'reading'>,
  ): void {
    this.lanes.answered(deliveryId, answer.latencyMs);
    this.observer.heard(accountLimit(connection), connector, answer, attempt);
  }
}
