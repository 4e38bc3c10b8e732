import { oauth2 } from '@patchbay/connector-sdk/auth/oauth2';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { z } from 'zod';
import { googleBundle } from '../_google/bundle.ts';
import { readError } from '../_google/errors.ts';
import { googleOAuth } from '../_google/oauth.ts';
import { serviceAccount } from '../_google/service-account.ts';
import { accountOf } from './account.ts';
import { folderField } from './folder.ts';
import { samples } from './samples.ts';
import { ALL_FILES, OWN_FILES, scopes } from './scopes.ts';
import { uploadFile } from './upload-file.ts';

export default defineConnector({
  slug: 'google_drive',
  name: 'Google Drive',
  family: 'google',
  icon: 'googledrive',
  description: 'Files in Google Drive.',
  keywords: ['file', 'document', 'folder', 'upload', 'storage', 'cloud', 'workspace'],
  preparation: { account: 'member', minutes: 5 },
  sources: [
    'https://developers.google.com/identity/protocols/oauth2/web-server',
    'https://developers.google.com/workspace/drive/api/guides/api-specific-auth',
    'https://developers.google.com/workspace/drive/api/reference/rest/v3/about/get',
    'https://developers.google.com/workspace/drive/api/reference/rest/v3/files/generateIds',
    'https://developers.google.com/workspace/drive/api/guides/manage-uploads',
    'https://developers.google.com/workspace/drive/api/guides/handle-errors',
    'https://developers.google.com/workspace/drive/api/guides/limits',
  ],
  auth: [
    oauth2({ ...googleOAuth, scopes }),
    serviceAccount({
      // What others share with it counts as not its own.
      scopes: [ALL_FILES],
      access:
        'Share a folder of a shared drive with the address of the service account, which has no space of its own.',
      delegates: true,
    }),
  ],
  bundle: googleBundle,
  settings: z.strictObject({ folder_id: folderField.optional() }),
  baseUrl: 'https://www.googleapis.com',
  test: {
    requiredScopes: [OWN_FILES],
    request: () => ({
      method: 'GET',
      path: '/drive/v3/about',
      query: { fields: 'user(displayName,emailAddress,permissionId)' },
    }),
    account: accountOf,
  },
  actions: { upload_file: uploadFile },
  // Of one user, of one project.
  rateLimit: { requests: 12_000, perMs: 60_000 },
  timeoutMs: 120_000,
  readError,
  samples,
});
