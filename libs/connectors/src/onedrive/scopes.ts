import type { ScopeInfo } from '@patchbay/connector-sdk/auth/oauth2';
import { basicScopes } from '../_microsoft/scopes.ts';

export const FILES = 'Files.ReadWrite';

/** https://learn.microsoft.com/en-us/graph/permissions-reference#filesreadwrite */
export const SCOPES: Readonly<Record<string, ScopeInfo>> = {
  ...basicScopes,
  [FILES]: { title: 'See and change your files', default: true },
};
