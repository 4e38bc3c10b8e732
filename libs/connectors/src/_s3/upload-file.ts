import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { uploadFields } from '../_files/upload-input.ts';
import { folder, keyPath, objectKey } from './object-key.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html: a repetition changes nothing. */
export const uploadFile = action({
  title: 'Upload a file',
  description: 'Stores a file in the bucket, in place of one of the same name.',
  input: z.strictObject({
    ...uploadFields,
    folder,
    cache_control: z
      .string()
      .regex(/^[\w=, -]{1,200}$/, 'must be words such as max-age=3600')
      .optional()
      .meta({ title: 'Cache-Control' }),
  }),
  sample: {
    name: 'invoice-A-1042.pdf',
    content_type: 'application/pdf',
    content_base64: 'JVBERi0xLjQKJSVFT0YK',
    folder: 'invoices/2026',
  },
  request: (input) => ({
    method: 'PUT',
    path: '/{key}',
    rawPath: keyPath(objectKey(input.name, input.folder)),
    headers: {
      'content-type': input.content_type,
      ...(input.cache_control && { 'cache-control': input.cache_control }),
    },
    bytes: input.content_base64,
  }),
  result: {
    schema: z.object({ etag: z.string(), version: z.string().optional() }),
    read: ({ headers }) => {
      const { etag, 'x-amz-version-id': version } = headers;
      // An entity tag comes in quotation marks (RFC 9110 section 8.8.3).
      return etag ? { etag: etag.replaceAll('"', ''), ...(version && { version }) } : undefined;
    },
  },
});
