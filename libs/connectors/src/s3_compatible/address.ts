import type { RequestContext } from '@patchbay/connector-sdk/definition';
import { parsedUrl } from '@patchbay/connector-sdk/parsed-url';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';

/** The bucket in the path, which all of them understand, or as a host below the endpoint's. */
export function baseUrl({ settings }: Pick<RequestContext, 'settings'>): string {
  const { endpoint, bucket, addressing } = settings;
  if (typeof endpoint !== 'string' || !URL.canParse(endpoint)) {
    throw new RequestBuildError('endpoint', 'is missing');
  }
  if (typeof bucket !== 'string') throw new RequestBuildError('bucket', 'is missing');
  const url = parsedUrl(endpoint);
  const path = url.pathname.replace(/\/+$/, '');
  if (addressing !== 'virtual_host') return `${url.origin}${path}/${bucket}`;
  return `${url.protocol}//${bucket}.${url.host}${path}`;
}
