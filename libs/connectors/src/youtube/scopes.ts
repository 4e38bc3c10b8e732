import type { ScopeInfo } from '@patchbay/connector-sdk/auth/oauth2';

export const READ = 'https://www.googleapis.com/auth/youtube.readonly';
export const UPLOAD = 'https://www.googleapis.com/auth/youtube.upload';

/** https://developers.google.com/youtube/v3/guides/auth/server-side-web-apps */
export const scopes: Readonly<Record<string, ScopeInfo>> = {
  [READ]: {
    title: 'See your channel',
    description: 'Its name and videos. Shows which channel is connected.',
    default: true,
    required: true,
  },
  [UPLOAD]: {
    title: 'Upload videos',
    description: 'Add videos to the channel.',
    default: true,
  },
};
