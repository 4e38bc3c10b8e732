import { action } from '@patchbay/connector-sdk/action';
import { keyPath, objectKey } from '../_s3/object-key.ts';
import { presignInput, presignSample, validFor } from '../_s3/presign-input.ts';

/** Only a service account has a key to sign with; a connection by OAuth is told so. */
export const presignUrl = action({
  title: 'Make a link to a file',
  description: 'Makes an address by which whoever has it can fetch or put one file for a while.',
  input: presignInput,
  sample: presignSample,
  request: (input, { settings }) => ({
    method: input.method ?? 'GET',
    path: '/{bucket}/{object}',
    rawPath: `/${String(settings['bucket'])}${keyPath(objectKey(input.name, input.folder))}`,
  }),
  presignedFor: validFor,
});
