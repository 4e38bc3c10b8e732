import type { ScopeInfo } from '@patchbay/connector-sdk/auth/oauth2';

export const BASIC = 'instagram_business_basic';
export const PUBLISH = 'instagram_business_content_publish';

export const SCOPES: Readonly<Record<string, ScopeInfo>> = {
  [BASIC]: { title: 'See your profile and posts', default: true, required: true },
  [PUBLISH]: { title: 'Publish photos and reels', default: true },
};
