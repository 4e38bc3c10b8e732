export const ANALYTICS_READ = 'https://www.googleapis.com/auth/analytics.readonly';
export const ANALYTICS_EDIT = 'https://www.googleapis.com/auth/analytics.edit';
export const OAUTH_CLIENT = { client_id: 'patchbay-demo', client_secret: 'patchbay-demo-secret' };

/** Keys the stand-in does not have from the start; it forgets them when it ends. */
export const EXTRA_KEYS = [
  { vendor: 'stripe', key: 'sk_test_PatchbayDemoHarbour00001', account: 'harbour' },
  {
    vendor: 'brevo',
    key: `xkeysib-${'4a7b'.repeat(16)}-PatchbayHarbour1`,
    account: 'harbour',
  },
  { vendor: 'hubspot', key: 'pat-eu1-ac3e0000-0000-4000-8000-0000000000ab', account: 'harbour' },
  { vendor: 'basic_generic', key: 'acme-bikes:demo-password', account: 'vester' },
] as const;
