import { Inject, Injectable } from '@nestjs/common';
import type { VendorRequest } from '@patchbay/connector-sdk/request';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { requestUrl } from '@patchbay/connector-sdk/request-url';
import { CredentialOpener } from './credential-opener.service.ts';
import type { VendorTarget } from './vendor-target.ts';

/** A request anybody may make until it ends; nothing of the credential is in it but a signature. */
export interface PresignedRequest extends Record<string, unknown> {
  url: string;
  method: string;
  /** To be sent with it as they are. */
  headers: Record<string, string>;
  /** RFC 3339. */
  expires_at: string;
}

/** Signs addresses instead of calling them. */
@Injectable()
export class PresignService {
  constructor(@Inject(CredentialOpener) private readonly opener: CredentialOpener) {}

  /**
   * The vendor's own address, also where a stand-in takes its calls: the signature covers the host.
   *
   * @throws RequestBuildError when the flow signs no addresses, or the request cannot be made
   * @throws SecretUnavailableError when a reference of the credential cannot be read
   */
  async presign(
    target: VendorTarget,
    request: VendorRequest,
    expiresInS: number,
    messageId: string,
  ): Promise<PresignedRequest> {
    const { connector, method, settings, flow } = target;
    const sign = method.flow === 'api_key' ? method.presign : undefined;
    if (!sign) throw new RequestBuildError('presign', 'is not possible with this credential');
    const now = Date.now();
    const outgoing = {
      method: request.method,
      url: requestUrl(connector, request, { settings, flow, now }),
      headers: lowerCase({ ...connector.headers, ...request.headers }),
      body: '',
    };
    const credentials = (await this.opener.open(target)).reveal();
    sign(outgoing, { credentials, settings, now, messageId }, expiresInS);
    return {
      url: outgoing.url.href,
      method: outgoing.method,
      headers: outgoing.headers,
      expires_at: new Date(now + expiresInS * 1000).toISOString(),
    };
  }
}

function lowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
}
