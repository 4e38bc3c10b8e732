import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { fileResult, uploadFields } from '../_files/upload-input.ts';
import { folder, objectKey } from '../_s3/object-key.ts';
import { READ_WRITE } from './scopes.ts';

const Stored = z.object({
  kind: z.literal('storage#object'),
  name: z.string().min(1),
  // 64-bit integers travel as text in Google's JSON.
  size: z.coerce.number().int().nonnegative().optional().catch(undefined),
  generation: z.string().optional().catch(undefined),
  etag: z.string().optional().catch(undefined),
});

/**
 * POST /upload/storage/v1/b/{bucket}/o: a repetition stores the same again, in place of the first.
 * https://docs.cloud.google.com/storage/docs/json_api/v1/objects/insert
 */
export const uploadFile = action({
  title: 'Upload a file',
  description: 'Stores a file in the bucket, in place of one of the same name.',
  scopes: [READ_WRITE],
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
  request: (input, { settings }) => ({
    method: 'POST',
    path: '/upload/storage/v1/b/{bucket}/o',
    params: { bucket: String(settings['bucket'] ?? '') },
    query: { uploadType: 'multipart' },
    multipart: {
      subtype: 'related',
      parts: [
        {
          contentType: 'application/json; charset=UTF-8',
          json: {
            name: objectKey(input.name, input.folder),
            contentType: input.content_type,
            cacheControl: input.cache_control,
          },
        },
        { contentType: input.content_type, bytes: input.content_base64 },
      ],
    },
  }),
  result: {
    schema: fileResult.extend({ etag: z.string().optional(), version: z.string().optional() }),
    read: ({ body }) => {
      const stored = Stored.safeParse(body).data;
      if (!stored) return undefined;
      const { name, size, generation, etag } = stored;
      return {
        file: name,
        ...(size !== undefined && { size }),
        ...(etag && { etag }),
        ...(generation && { version: generation }),
      };
    },
  },
});
