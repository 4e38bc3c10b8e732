import { Inject, Injectable, Logger } from '@nestjs/common';
import { contextOf } from '@patchbay/connector-sdk/context-of';
import { baseUrlOf } from '@patchbay/connector-sdk/host-allowed';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { LimitObserver } from '../vendor-limits/limit-observer.service.ts';
import { RateLimiter, accountLimit } from '../vendor-limits/rate-limiter.service.ts';
import { ConnectionRules } from './connection-rules.service.ts';
import type { VendorTarget } from './vendor-target.ts';

type Asker = Pick<VendorTarget, 'connector' | 'settings' | 'flow' | 'connection'>;

/**
 * Calls to token addresses, where these stand at the host of the vendor's interface and so spend its
 * limit. Most vendors keep them apart.
 */
@Injectable()
export class TokenCalls {
  private readonly logger = new Logger(TokenCalls.name);

  constructor(
    @Inject(ConnectionRules) private readonly rules: ConnectionRules,
    @Inject(RateLimiter) private readonly limiter: RateLimiter,
    @Inject(LimitObserver) private readonly observer: LimitObserver,
  ) {}

  /**
   * Counts a call that is about to be made; a token waits for no counting.
   *
   * @param url as the connector declares it
   * @returns what wants to hear the answer, if one comes
   */
  begin(asker: Asker, url: URL): (answer: VendorResponse) => void {
    if (!asker.connection || url.host !== interfaceHost(asker)) return () => undefined;
    const limit = this.count(asker.connection);
    return (answer) => {
      void limit.then((known) => known && this.observer.heard(known, asker.connector, answer, {}));
    };
  }

  private async count({ siteId, id }: NonNullable<Asker['connection']>) {
    try {
      const [ruled] = await this.rules.load([{ site_id: siteId, id }]);
      if (!ruled) return null;
      const limit = accountLimit(ruled);
      this.limiter.count(limit);
      return limit;
    } catch (error) {
      this.logger.warn(error);
      return null;
    }
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
