import type { ScopeInfo } from '@patchbay/connector-sdk/auth/oauth2';

export const MANAGEMENT = 'whatsapp_business_management';
export const MESSAGING = 'whatsapp_business_messaging';

/** https://developers.facebook.com/docs/permissions */
export const scopes: Readonly<Record<string, ScopeInfo>> = {
  [MANAGEMENT]: {
    title: 'See WhatsApp accounts and their numbers',
    default: true,
    required: true,
  },
  [MESSAGING]: { title: 'Send WhatsApp messages', default: true },
};
