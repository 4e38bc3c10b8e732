import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { keyField, selectField, textField, urlField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { bucketTest } from '../_s3/bucket-test.ts';
import { readError } from '../_s3/errors.ts';
import { bucketField } from '../_s3/fields.ts';
import { presignUrl } from '../_s3/presign-url.ts';
import { actions, answers, credentials } from '../_s3/samples.ts';
import { presignRequest, signRequest } from '../_s3/sign.ts';
import { uploadFile } from '../_s3/upload-file.ts';
import { baseUrl } from './address.ts';

export default defineConnector({
  slug: 's3_compatible',
  name: 'S3-compatible storage',
  family: 'storage',
  description: 'Files in a bucket of any storage that speaks S3.',
  keywords: [
    'minio', 'cloudflare', 'r2', 'backblaze', 'b2', 'wasabi', 'spaces', 'hetzner', 'ceph',
    'storage', 'bucket', 'files', 'upload',
  ], // prettier-ignore
  preparation: { account: 'administrator', minutes: 5 },
  sources: [
    'https://docs.aws.amazon.com/AmazonS3/latest/API/Welcome.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html',
    'https://developers.cloudflare.com/r2/api/s3/api/',
    'https://www.backblaze.com/docs/cloud-storage-s3-compatible-api',
  ],
  auth: [
    apiKey({
      label: 'Access key',
      fields: z.strictObject({
        access_key_id: textField({
          title: 'Access key ID',
          help: [
            'In the storage’s page make an access key that may list, read and write the bucket.',
            'Copy its ID, which some call key ID or user name.',
          ],
          maxLength: 256,
        }).regex(/^[\x21-\x7e]+$/, 'must consist of letters, digits and ASCII signs'),
        secret_access_key: keyField({
          title: 'Secret access key',
          help: ['Copy the secret of the same key, which some call application key or password.'],
        }),
      }),
      inject: signRequest,
      presign: presignRequest,
    }),
  ],
  settings: z.strictObject({
    endpoint: urlField({
      title: 'Endpoint',
      description: 'Where the storage answers, without the bucket.',
      placeholder: 'https://s3.example.com',
      mistakes: [
        {
          looksLike: /\.amazonaws\.com(?:\.cn)?(?:[/:]|$)/i,
          message: 'is Amazon’s own; use the connector Amazon S3',
        },
      ],
    }),
    bucket: bucketField(['In the storage’s page copy the bucket’s name.']),
    region: textField({
      title: 'Region',
      description: 'As the storage’s page names it; auto at Cloudflare, us-east-1 at most others.',
      maxLength: 40,
    })
      .regex(/^[A-Za-z0-9_-]+$/, 'must be a code such as us-east-1')
      .default('us-east-1'),
    addressing: selectField(['path', 'virtual_host'], {
      title: 'Bucket stands in',
      labels: { path: 'the path (usual)', virtual_host: 'the host’s name' },
    }).default('path'),
  }),
  baseUrl,
  test: bucketTest(1, (bucket, { endpoint }) => `${bucket} at ${new URL(String(endpoint)).host}`),
  actions: { upload_file: uploadFile, presign_url: presignUrl },
  timeoutMs: 120_000,
  readError,
  samples: {
    settings: {
      endpoint: 'https://storage.vendor.example',
      bucket: 'acme-files',
      region: 'us-east-1',
      addressing: 'path',
    },
    credentials: { api_key: credentials },
    answers: answers('acme-files'),
    unreachable: { credential_expired: 'access keys have no lifetime' },
    actions: { ...actions },
  },
});
