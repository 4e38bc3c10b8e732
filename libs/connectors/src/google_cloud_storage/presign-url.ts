import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { uploadFields } from '../_files/upload-input.ts';
import { folder, keyPath, objectKey } from '../_s3/object-key.ts';

const HOUR_S = 3600;
/** Seven days: docs/access-control/signed-urls. */
const LONGEST_S = 604_800;

/** Only a service account has a key to sign with; a connection by OAuth is told so. */
export const presignUrl = action({
  title: 'Make a link to a file',
  description: 'Makes an address by which whoever has it can fetch or put one file for a while.',
  input: z.strictObject({
    name: uploadFields.name,
    folder,
    method: z.enum(['GET', 'PUT']).optional().meta({ title: 'To fetch (GET) or to put (PUT)' }),
    expires_in: z
      .int()
      .min(1)
      .max(LONGEST_S)
      .optional()
      .meta({ title: 'Valid for', description: 'In seconds; an hour unless stated.' }),
  }),
  sample: { name: 'invoice-A-1042.pdf', folder: 'invoices/2026', expires_in: 600 },
  request: (input, { settings }) => ({
    method: input.method ?? 'GET',
    path: '/{bucket}/{object}',
    rawPath: `/${String(settings['bucket'])}${keyPath(objectKey(input.name, input.folder))}`,
  }),
  presignedFor: ({ expires_in: seconds }) => seconds ?? HOUR_S,
});
