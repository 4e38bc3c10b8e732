import type { Bundle } from '@patchbay/connector-sdk/bundle';

/** One OAuth application in the Google Cloud console serves every Google product. */
export const googleBundle: Bundle = { slug: 'google', name: 'Google' };
