import type { ScopeInfo } from '@patchbay/connector-sdk/auth/oauth2';

export const BASIC = 'user.info.basic';
export const PUBLISH = 'video.publish';

/** https://developers.tiktok.com/doc/tiktok-api-scopes */
export const SCOPES: Readonly<Record<string, ScopeInfo>> = {
  [BASIC]: { title: 'See your name', default: true, required: true },
  [PUBLISH]: {
    title: 'Publish videos and photos',
    description: 'Until TikTok has audited your app, only you yourself will see them.',
    default: true,
  },
};
