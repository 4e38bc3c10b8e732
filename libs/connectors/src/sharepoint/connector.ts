import { oauth2 } from '@patchbay/connector-sdk/auth/oauth2';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { textField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { appOnly } from '../_microsoft/app-only.ts';
import { microsoftBundle } from '../_microsoft/bundle.ts';
import { folderField } from '../_microsoft/drive-folder.ts';
import { readError } from '../_microsoft/errors.ts';
import { GRAPH } from '../_microsoft/graph.ts';
import { microsoftOAuth } from '../_microsoft/oauth.ts';
import { tenantField } from '../_microsoft/tenant.ts';
import { libraryPanel } from './library-panel.ts';
import { samples } from './samples.ts';
import { SCOPES } from './scopes.ts';
import { whoOrWhere } from './who-or-where.ts';
import { uploadFile } from './upload-file.ts';

export default defineConnector({
  slug: 'sharepoint',
  name: 'SharePoint',
  family: 'microsoft',
  description: 'Files in the document library of a team or site.',
  keywords: ['file', 'document library', 'intranet', 'team site', 'upload', 'office'],
  preparation: { account: 'member', minutes: 8 },
  sources: [
    'https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-auth-code-flow',
    'https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-client-creds-grant-flow',
    'https://learn.microsoft.com/en-us/graph/permissions-reference',
    'https://learn.microsoft.com/en-us/graph/errors',
    'https://learn.microsoft.com/en-us/graph/api/site-search',
    'https://learn.microsoft.com/en-us/graph/api/drive-list',
    'https://learn.microsoft.com/en-us/graph/api/driveitem-put-content',
  ],
  auth: [oauth2({ ...microsoftOAuth, scopes: SCOPES }), appOnly(['Sites.ReadWrite.All'])],
  bundle: microsoftBundle,
  settings: z.strictObject({
    tenant: tenantField('organizations'),
    drive_id: textField({
      title: 'Document library',
      description: 'Filled in when you choose a library after connecting.',
      placeholder: 'b!t18F8ybsHUq1z3LTz8xvZqP8zaSWjkFNhsME',
      maxLength: 200,
    })
      .regex(/^[A-Za-z0-9!_-]+$/, 'must be the identifier of a drive')
      .optional(),
    folder: folderField,
  }),
  baseUrl: GRAPH,
  test: whoOrWhere,
  actions: { upload_file: uploadFile },
  panels: { library: libraryPanel },
  // Files of many megabytes travel in one request.
  timeoutMs: 120_000,
  readError,
  samples,
});
