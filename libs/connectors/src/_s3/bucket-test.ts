import type { ConnectionTest, RequestContext } from '@patchbay/connector-sdk/definition';
import { xmlText } from './xml-text.ts';

/**
 * Lists nothing of the bucket, which proves key, bucket and region at once:
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
 *
 * @param maxKeys 0, or 1 where a vendor wants at least that
 */
export function bucketTest(
  maxKeys: 0 | 1,
  nameOf: (bucket: string, settings: RequestContext['settings']) => string,
): ConnectionTest {
  return {
    requiredScopes: ['s3:ListBucket'],
    request: () => ({
      method: 'GET',
      path: '/',
      query: { 'list-type': 2, 'max-keys': maxKeys },
    }),
    account: ({ text }, { settings }) => {
      if (!text.includes('<ListBucketResult')) return undefined;
      const bucket = xmlText(text, 'Name');
      if (!bucket || bucket !== settings['bucket']) return undefined;
      return { id: bucket, name: nameOf(bucket, settings) };
    },
  };
}
