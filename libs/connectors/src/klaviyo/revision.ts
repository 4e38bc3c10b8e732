import type { ApiVersion } from '@patchbay/connector-sdk/api-version';
import type { RequestContext } from '@patchbay/connector-sdk/definition';

/**
 * https://developers.klaviyo.com/en/docs/api_versioning_and_deprecation_policy: each revision is
 * answered for two years.
 */
export const versions: readonly ApiVersion[] = [
  {
    version: '2026-07-15',
    default: true,
    sunset: '2028-07-15',
    notesUrl: 'https://developers.klaviyo.com/en/docs/changelog_',
  },
  { version: '2026-04-15', sunset: '2028-04-15' },
];

/** Every request names the revision it was written for. */
export function revision({ version }: RequestContext): Record<string, string> {
  return { revision: version ?? '2026-07-15', accept: 'application/vnd.api+json' };
}

/** JSON:API, whose type the platform's own for JSON is not. */
export function revisionWithBody(context: RequestContext): Record<string, string> {
  return { ...revision(context), 'content-type': 'application/vnd.api+json' };
}
