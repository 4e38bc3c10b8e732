import type { ApiVersion } from '@patchbay/connector-sdk/api-version';
import type { RequestContext } from '@patchbay/connector-sdk/definition';

const CURRENT = '2026-09-16';

/** Without the header the application's own default would count, which anybody may change. */
export const VERSIONS: readonly ApiVersion[] = [
  {
    version: CURRENT,
    default: true,
    notesUrl: `https://developer.squareup.com/docs/changelog/connect-logs/${CURRENT}`,
  },
];

/** https://developer.squareup.com/docs/build-basics/versioning-overview */
export function inVersion({ version = CURRENT }: Pick<RequestContext, 'version'>) {
  return { 'square-version': version };
}
