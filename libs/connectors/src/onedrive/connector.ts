import { oauth2 } from '@patchbay/connector-sdk/auth/oauth2';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { z } from 'zod';
import { whoAmI } from '../_microsoft/account.ts';
import { appOnly } from '../_microsoft/app-only.ts';
import { microsoftBundle } from '../_microsoft/bundle.ts';
import { folderField } from '../_microsoft/drive-folder.ts';
import { readError } from '../_microsoft/errors.ts';
import { GRAPH } from '../_microsoft/graph.ts';
import { microsoftOAuth } from '../_microsoft/oauth.ts';
import { userField } from '../_microsoft/own-path.ts';
import { tenantField } from '../_microsoft/tenant.ts';
import { drivePanel } from './drive-panel.ts';
import { samples } from './samples.ts';
import { SCOPES } from './scopes.ts';
import { uploadFile } from './upload-file.ts';

export default defineConnector({
  slug: 'onedrive',
  name: 'OneDrive',
  family: 'microsoft',
  description: 'Files in somebody’s own OneDrive.',
  keywords: ['file', 'storage', 'cloud', 'documents', 'upload', 'backup', 'office'],
  preparation: { account: 'member', minutes: 5 },
  sources: [
    'https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-auth-code-flow',
    'https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-client-creds-grant-flow',
    'https://learn.microsoft.com/en-us/graph/permissions-reference',
    'https://learn.microsoft.com/en-us/graph/errors',
    'https://learn.microsoft.com/en-us/graph/api/driveitem-put-content',
    'https://learn.microsoft.com/en-us/graph/api/resources/driveitem',
    'https://learn.microsoft.com/en-us/graph/api/drive-get',
  ],
  auth: [
    oauth2({ ...microsoftOAuth, scopes: SCOPES }),
    appOnly(['Files.ReadWrite.All', 'User.Read.All']),
  ],
  bundle: microsoftBundle,
  settings: z.strictObject({ tenant: tenantField('common'), user: userField, folder: folderField }),
  baseUrl: GRAPH,
  test: whoAmI,
  actions: { upload_file: uploadFile },
  panels: { drive: drivePanel },
  // Files of many megabytes travel in one request.
  timeoutMs: 120_000,
  readError,
  samples,
});
