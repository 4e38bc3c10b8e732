import { action } from '@patchbay/connector-sdk/action';
import { driveItem, driveUploadInput, uploadTo } from '../_microsoft/drive-upload.ts';
import { ownPath } from '../_microsoft/own-path.ts';
import { uploadSample } from '../_microsoft/sample-upload.ts';
import { FILES } from './scopes.ts';

export const uploadFile = action({
  title: 'Save a file',
  description: 'Adds a file to OneDrive, or replaces the one of its name.',
  scopes: [FILES],
  input: driveUploadInput,
  sample: uploadSample,
  request: (input, context) => {
    const { path, params } = ownPath(context);
    return uploadTo(`${path}/drive`, params, input, context.settings);
  },
  result: driveItem,
});
