import { Inject, Injectable } from '@nestjs/common';
import type { LiveConnection } from '../../connections/live-connection.service.ts';
import { accountLimit } from './account-limit.ts';
import { RateLimiter } from './rate-limiter.service.ts';

/** Calls of a delivery beyond the one it was claimed for: each counts against its account too. */
@Injectable()
export class FurtherCalls {
  constructor(@Inject(RateLimiter) private readonly limiter: RateLimiter) {}

  /** @returns null when one more may be made now, else when there may be room, epoch milliseconds */
  async reserve(connection: LiveConnection): Promise<number | null> {
    const [grant] = await this.limiter.reserve([{ ...accountLimit(connection), wanted: 1 }]);
    return grant!.granted > 0 ? null : grant!.retryAtMs;
  }
}
