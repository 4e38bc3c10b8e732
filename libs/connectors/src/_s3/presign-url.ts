import { action } from '@patchbay/connector-sdk/action';
import { keyPath, objectKey } from './object-key.ts';
import { presignInput, presignSample, validFor } from './presign-input.ts';

export const presignUrl = action({
  title: 'Make a link to a file',
  description: 'Makes an address by which whoever has it can fetch or put one file for a while.',
  input: presignInput,
  sample: presignSample,
  request: (input) => ({
    method: input.method ?? 'GET',
    path: '/{key}',
    rawPath: keyPath(objectKey(input.name, input.folder)),
  }),
  presignedFor: validFor,
});
