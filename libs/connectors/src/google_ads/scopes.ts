import type { ScopeInfo } from '@patchbay/connector-sdk/auth/oauth2';
import { DATA_MANAGER } from '../_google/data-manager.ts';

export const ADWORDS = 'https://www.googleapis.com/auth/adwords';

export const scopes: Readonly<Record<string, ScopeInfo>> = {
  [ADWORDS]: {
    title: 'See and manage Google Ads',
    description: 'Shows which account is connected. Google has no smaller permission for that.',
    default: true,
    required: true,
  },
  [DATA_MANAGER]: {
    title: 'Report conversions',
    description: 'Tell Google Ads which clicks led to a sale.',
    default: true,
  },
};
