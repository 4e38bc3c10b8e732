import type { ApiVersion } from '@patchbay/connector-sdk/api-version';

const notesUrl = (version: string) => `https://shopify.dev/changelog?api_version=${version}`;

/**
 * A version each quarter, answered for a year at least: https://shopify.dev/docs/api/usage/versioning.
 * What is asked here is alike in both.
 */
export const versions: readonly ApiVersion[] = [
  { version: '2026-07', sunset: '2027-07-01', notesUrl: notesUrl('2026-07') },
  { version: '2026-10', sunset: '2027-10-01', notesUrl: notesUrl('2026-10'), default: true },
];
