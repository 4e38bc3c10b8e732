import { action } from '@patchbay/connector-sdk/action';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { driveItem, driveUploadInput, uploadTo } from '../_microsoft/drive-upload.ts';
import { uploadSample } from '../_microsoft/sample-upload.ts';
import { SITES } from './scopes.ts';

export const uploadFile = action({
  title: 'Save a file',
  description: 'Adds a file to the chosen document library, or replaces the one of its name.',
  scopes: [SITES],
  input: driveUploadInput,
  sample: uploadSample,
  request: (input, { settings }) =>
    uploadTo('/drives/{drive}', { drive: libraryOf(settings) }, input, settings),
  result: driveItem,
});

function libraryOf({ drive_id: drive }: Readonly<Record<string, unknown>>): string {
  if (typeof drive === 'string' && drive !== '') return drive;
  throw new RequestBuildError('drive_id', 'choose a document library for this connection');
}
