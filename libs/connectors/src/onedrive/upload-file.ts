import { action } from '@patchbay/connector-sdk/action';
import { driveItem, driveUploadInput, uploadTo } from '../_microsoft/drive-upload.ts';
import { uploadSample } from '../_microsoft/sample-upload.ts';
import { FILES } from './scopes.ts';

export const uploadFile = action({
  title: 'Save a file',
  description: 'Adds a file to OneDrive, or replaces the one of its name.',
  scopes: [FILES],
  input: driveUploadInput,
  sample: uploadSample,
  request: (input, { settings }) => uploadTo('/me/drive', {}, input, settings),
  result: driveItem,
});
