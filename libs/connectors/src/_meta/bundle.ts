import type { Bundle } from '@patchbay/connector-sdk/bundle';

/** One app of Meta for Developers serves Facebook, ads and WhatsApp. */
export const metaBundle: Bundle = { slug: 'meta', name: 'Meta' };
