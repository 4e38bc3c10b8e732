import { setMaxListeners } from 'node:events';
import { Inject, Injectable } from '@nestjs/common';
import { contextOf } from '@patchbay/connector-sdk/context-of';
import { requestUrl } from '@patchbay/connector-sdk/request-url';
import type { VendorRequest } from '@patchbay/connector-sdk/request';
import type { Config } from '../../config.ts';
import { CONFIG } from '../../platform/config.token.ts';
import type { ClientCertificate } from '../../platform/outbound/client-certificate.ts';
import { OutboundError } from '../../platform/outbound/outbound-error.ts';
import { TokenCalls } from './token-calls.service.ts';
import { TokenEndpointError } from './token-set.ts';
import { tokenTimeoutMs } from './token-timeout.ts';
import { type TimedResponse, VendorCallService } from './vendor-call.service.ts';
import type { VendorTarget } from './vendor-target.ts';

/** Token requests that a connector describes itself: they carry what proves them. */
@Injectable()
export class TokenRequests {
  private readonly leaving = new AbortController();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(VendorCallService) private readonly calls: VendorCallService,
    @Inject(TokenCalls) private readonly counted: TokenCalls,
  ) {
    // One listener for each exchange under way, which is many and no leak.
    setMaxListeners(0, this.leaving.signal);
  }

  /** @throws TokenEndpointError `network_error` when no answer came; RequestBuildError */
  async send(
    target: VendorTarget,
    request: VendorRequest,
    certificate?: ClientCertificate,
  ): Promise<TimedResponse> {
    const asker = { ...target, signal: this.leaving.signal };
    const timeoutMs = tokenTimeoutMs(this.config);
    const { connector, settings, flow } = target;
    const context = contextOf(connector, { settings, flow, now: Date.now() });
    this.counted.count(target, requestUrl(connector, request, context));
    try {
      const options = { withCredential: false, timeoutMs, certificate };
      return await this.calls.send(asker, request, options);
    } catch (error) {
      if (!(error instanceof OutboundError)) throw error;
      throw new TokenEndpointError('network_error', error.code, { cause: error });
    }
  }

  /** Ends what is under way, as if the line had been cut; for a process that must go. */
  cutOff(): void {
    this.leaving.abort();
  }
}
