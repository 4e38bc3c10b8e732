import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { keyField, textField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { bucketTest } from '../_s3/bucket-test.ts';
import { readError } from '../_s3/errors.ts';
import { bucketField } from '../_s3/fields.ts';
import { presignUrl } from '../_s3/presign-url.ts';
import { actions, answers, credentials, failure } from '../_s3/samples.ts';
import { presignRequest, signRequest } from '../_s3/sign.ts';
import { uploadFile } from '../_s3/upload-file.ts';
import { baseUrl } from './address.ts';

export default defineConnector({
  slug: 'aws_s3',
  name: 'Amazon S3',
  family: 'storage',
  description: 'Files in a bucket.',
  keywords: ['aws', 'storage', 'bucket', 'files', 'upload', 'backup', 'archive'],
  preparation: { account: 'administrator', minutes: 10 },
  sources: [
    'https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html',
    'https://docs.aws.amazon.com/general/latest/gr/s3.html',
  ],
  auth: [
    apiKey({
      label: 'Access key',
      fields: z.strictObject({
        access_key_id: textField({
          title: 'Access key ID',
          placeholder: 'AKIA…',
          help: [
            'In the AWS console open IAM › Users and create a user named patchbay.',
            'Allow it s3:ListBucket on the bucket, and s3:PutObject and s3:GetObject on bucket/*.',
            'Open the user’s Security credentials and choose Create access key.',
            'Copy the access key ID.',
          ],
          helpUrl: 'https://console.aws.amazon.com/iam/home#/users',
          mistakes: [
            {
              looksLike: /^ASIA/,
              message: 'is a temporary key, which ends within hours; make one of an IAM user',
            },
            {
              looksLike: /^[A-Za-z0-9/+=]{40}$/,
              message: 'is the secret access key; the ID begins with AKIA',
            },
          ],
          maxLength: 128,
        }).regex(/^AKIA[A-Z0-9]{12,124}$/, 'must begin with AKIA'),
        secret_access_key: keyField({
          title: 'Secret access key',
          help: ['Copy the secret access key from the same page, where it is shown only once.'],
          mistakes: [
            {
              looksLike: /^A(?:KIA|SIA)[A-Z0-9]{12,}$/,
              message: 'is the access key ID; the secret stands below it',
            },
          ],
        }),
      }),
      inject: signRequest,
      presign: presignRequest,
    }),
  ],
  settings: z.strictObject({
    bucket: bucketField(['In the AWS console open S3 › Buckets.', 'Copy the bucket’s name.']),
    region: textField({
      title: 'Region',
      placeholder: 'eu-central-1',
      help: [
        'In the AWS console open S3 › Buckets.',
        'Copy the region beside the bucket, such as eu-central-1.',
      ],
      mistakes: [
        {
          looksLike: /[A-Z(]/,
          message: 'is the region’s name; give its code, such as eu-central-1',
        },
        {
          looksLike: /^[a-z]{2}(?:-[a-z]+)+-\d[a-f]$/,
          message: 'is an availability zone; leave out the letter at its end',
        },
      ],
      maxLength: 30,
    }).regex(/^[a-z]{2}(?:-[a-z]+){1,3}-\d{1,2}$/, 'must be a code such as eu-central-1'),
  }),
  baseUrl,
  test: bucketTest(0, (bucket, { region }) => `${bucket} (${String(region)})`),
  actions: { upload_file: uploadFile, presign_url: presignUrl },
  // "At least 3,500 PUT requests per second per prefix" (userguide/optimizing-performance.html).
  rateLimit: { requests: 3500, perMs: 1000 },
  timeoutMs: 120_000,
  readError,
  samples: {
    settings: { bucket: 'acme-files', region: 'eu-central-1' },
    credentials: { api_key: credentials },
    answers: {
      ...answers('acme-files'),
      vendor_error: [
        failure(503, 'SlowDown', 'Please reduce your request rate.'),
        failure(404, 'NoSuchBucket', 'The specified bucket does not exist'),
        failure(
          301,
          'PermanentRedirect',
          'The bucket you are attempting to access must be addressed using the specified endpoint.',
        ),
        failure(
          400,
          'AuthorizationHeaderMalformed',
          "The authorization header is malformed; the region 'us-east-1' is wrong; expecting 'eu-central-1'",
        ),
      ],
    },
    unreachable: { credential_expired: 'access keys of users have no lifetime' },
    actions: { ...actions },
  },
});
