import type { ApiVersion } from '@patchbay/connector-sdk/api-version';
import type { RequestContext } from '@patchbay/connector-sdk/definition';

const NEWEST = '2026-03-10';

/** https://docs.github.com/en/rest/about-the-rest-api/api-versions */
export const versions: readonly ApiVersion[] = [
  {
    version: NEWEST,
    default: true,
    notesUrl: 'https://docs.github.com/en/rest/about-the-rest-api/breaking-changes',
  },
  {
    version: '2022-11-28',
    // At the earliest: a version is answered for 24 months after the next one came.
    sunset: '2028-03-10',
    notesUrl: 'https://docs.github.com/en/rest/about-the-rest-api/breaking-changes',
  },
];

export function versionHeader({ version }: Pick<RequestContext, 'version'>) {
  return { 'x-github-api-version': version ?? NEWEST };
}
