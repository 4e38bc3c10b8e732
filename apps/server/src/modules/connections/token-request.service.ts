import { setMaxListeners } from 'node:events';
import { Inject, Injectable } from '@nestjs/common';
import type { VendorRequest } from '@patchbay/connector-sdk/request';
import type { Config } from '../../config.ts';
import { CONFIG } from '../../platform/config.token.ts';
import type { ClientCertificate } from '../../platform/outbound/client-certificate.ts';
import { OutboundError } from '../../platform/outbound/outbound-error.ts';
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
    try {
      return await this.calls.send(asker, request, {
        withCredential: false,
        timeoutMs,
        certificate,
      });
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
