import type { Bundle } from '@patchbay/connector-sdk/bundle';

export const microsoftBundle: Bundle = { slug: 'microsoft', name: 'Microsoft 365' };
