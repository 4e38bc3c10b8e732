import { oauth2 } from '@patchbay/connector-sdk/auth/oauth2';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { textField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { googleBundle } from '../_google/bundle.ts';
import { googleOAuth } from '../_google/oauth.ts';
import { serviceAccount } from '../_google/service-account.ts';
import { bucketTest } from './bucket-test.ts';
import { readError } from './errors.ts';
import { presignUrl } from './presign-url.ts';
import { samples } from './samples.ts';
import { READ_WRITE, scopes } from './scopes.ts';
import { signUrl } from './sign-url.ts';
import { uploadFile } from './upload-file.ts';

export default defineConnector({
  slug: 'google_cloud_storage',
  name: 'Google Cloud Storage',
  family: 'storage',
  icon: 'googlecloudstorage',
  description: 'Files in a bucket.',
  keywords: ['gcs', 'gcp', 'storage', 'bucket', 'files', 'upload', 'backup', 'archive'],
  preparation: { account: 'administrator', minutes: 10 },
  sources: [
    'https://docs.cloud.google.com/storage/docs/oauth-scopes',
    'https://docs.cloud.google.com/storage/docs/json_api/v1/buckets/testIamPermissions',
    'https://docs.cloud.google.com/storage/docs/json_api/v1/objects/insert',
    'https://docs.cloud.google.com/storage/docs/json_api/v1/status-codes',
    'https://docs.cloud.google.com/storage/docs/access-control/signed-urls',
    'https://docs.cloud.google.com/storage/docs/access-control/signing-urls-manually',
    'https://docs.cloud.google.com/storage/docs/request-rate',
  ],
  auth: [
    serviceAccount({
      scopes: [READ_WRITE],
      access:
        'In Cloud Storage open the bucket, choose Permissions › Grant access and give the address of the service account the role Storage Object User.',
      presign: signUrl,
    }),
    oauth2({ ...googleOAuth, scopes }),
  ],
  bundle: googleBundle,
  settings: z.strictObject({
    bucket: textField({
      title: 'Bucket',
      placeholder: 'acme-files',
      help: [
        'In the Google Cloud console open Cloud Storage › Buckets.',
        'Copy the bucket’s name.',
      ],
      mistakes: [
        { looksLike: /^gs:\/\//, message: 'is a gs:// address; give the bucket’s name alone' },
        { looksLike: /^https?:\/\//, message: 'is a web address; give the bucket’s name alone' },
      ],
      maxLength: 222,
    }).regex(
      /^[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]$/,
      'must be 3 to 222 small letters, digits, dots, hyphens and underscores',
    ),
  }),
  baseUrl: 'https://storage.googleapis.com',
  test: bucketTest,
  actions: { upload_file: uploadFile, presign_url: presignUrl },
  // What a bucket takes of writes to begin with: docs/request-rate.
  rateLimit: { requests: 1000, perMs: 1000 },
  timeoutMs: 120_000,
  readError,
  samples,
});
