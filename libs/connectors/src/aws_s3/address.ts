import type { RequestContext } from '@patchbay/connector-sdk/definition';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';

/**
 * Each bucket has a host of its own in its region. Names with dots do not fit the certificate, so they
 * stand in the path: https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html
 */
export function baseUrl({ settings }: Pick<RequestContext, 'settings'>): string {
  const { region, bucket } = settings;
  if (typeof region !== 'string' || typeof bucket !== 'string') {
    throw new RequestBuildError('bucket', 'is missing');
  }
  const host = `s3.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;
  return bucket.includes('.') ? `https://${host}/${bucket}` : `https://${bucket}.${host}`;
}
