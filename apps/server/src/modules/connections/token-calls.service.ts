import { Inject, Injectable, Logger } from '@nestjs/common';
import { contextOf } from '@patchbay/connector-sdk/context-of';
import { baseUrlOf } from '@patchbay/connector-sdk/host-allowed';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { RateLimiter, accountLimit } from '../vendor-limits/rate-limiter.service.ts';
import { ConnectionRules } from './connection-rules.service.ts';
import type { VendorTarget } from './vendor-target.ts';

type Asker = Pick<VendorTarget, 'connector' | 'settings' | 'flow' | 'connection'>;

/**
 * Calls to token addresses, where these stand at the host of the vendor's interface and so may spend
 * its limit; most vendors keep them apart. What a token address says of limits is its own: one that
 * is too busy for an hour does not shut the interface.
 */
@Injectable()
export class TokenCalls {
  private readonly logger = new Logger(TokenCalls.name);

  constructor(
    @Inject(ConnectionRules) private readonly rules: ConnectionRules,
    @Inject(RateLimiter) private readonly limiter: RateLimiter,
  ) {}

  /**
   * Counts a call that is about to be made; a token waits for no counting.
   *
   * @param url as the connector declares it
   */
  count(asker: Asker, url: URL): void {
    if (!asker.connection || url.host !== interfaceHost(asker)) return;
    const { siteId, id } = asker.connection;
    this.countFor(siteId, id).catch((error: unknown) => this.logger.warn(error));
  }

  private async countFor(siteId: number, id: number): Promise<void> {
    const [ruled] = await this.rules.load([{ site_id: siteId, id }]);
    if (ruled) this.limiter.count(accountLimit(ruled));
  }
}

/** Undefined while nobody knows it: some hosts are found by asking. */
function interfaceHost({ connector, settings, flow }: Asker): string | undefined {
  try {
    return new URL(baseUrlOf(connector, contextOf(connector, { settings, flow, now: 0 }))).host;
  } catch (error) {
    if (error instanceof RequestBuildError || error instanceof TypeError) return undefined;
    throw error;
  }
}
