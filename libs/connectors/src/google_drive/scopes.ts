import type { ScopeInfo } from '@patchbay/connector-sdk/auth/oauth2';

export const OWN_FILES = 'https://www.googleapis.com/auth/drive.file';
export const ALL_FILES = 'https://www.googleapis.com/auth/drive';

/** https://developers.google.com/workspace/drive/api/guides/api-specific-auth */
export const scopes: Readonly<Record<string, ScopeInfo>> = {
  [OWN_FILES]: {
    title: 'Save files',
    description: 'Add files to Drive, and see those that Patchbay added. Nothing else.',
    default: true,
    required: true,
  },
  [ALL_FILES]: {
    title: 'See and change all files',
    description: 'Needed to save into folders that Patchbay has not made.',
  },
};
