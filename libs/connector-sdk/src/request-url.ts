import { buildUrl } from './build-url.ts';
import type { Connector, RequestContext } from './definition.ts';
import { baseUrlOf, hostAllowed } from './host-allowed.ts';
import type { VendorRequest } from './request.ts';
import { RequestBuildError } from './request-build-error.ts';

type Addressed = Pick<Connector, 'baseUrl' | 'hosts' | 'hostsFromSettings'>;

/**
 * Where a request goes. A request with a base of its own never needs the connector's, which may not
 * be known yet.
 *
 * @throws RequestBuildError when a path parameter is missing, or the host is not the connector's
 */
export function requestUrl(
  connector: Addressed,
  request: VendorRequest,
  context: RequestContext,
): URL {
  const url = buildUrl(request.baseUrl ?? baseUrlOf(connector, context), request);
  if (hostAllowed(connector, context, url)) return url;
  throw new RequestBuildError('baseUrl', `${url.host} is no host of this connector`);
}
