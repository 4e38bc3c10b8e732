import type { ApiVersion } from '@patchbay/connector-sdk/api-version';
import type { RequestContext } from '@patchbay/connector-sdk/definition';

const CURRENT = '202607';

/** One a month, each answered for a year at least; 426 once it is over. */
export const VERSIONS: readonly ApiVersion[] = [
  {
    version: '202603',
    sunset: '2027-03-16',
    notesUrl: 'https://learn.microsoft.com/en-us/linkedin/marketing/integrations/migrations',
  },
  {
    version: CURRENT,
    default: true,
    notesUrl: 'https://learn.microsoft.com/en-us/linkedin/marketing/integrations/recent-changes',
  },
];

/** Both are wanted below /rest: https://learn.microsoft.com/en-us/linkedin/marketing/versioning */
export function inVersion({ version = CURRENT }: Pick<RequestContext, 'version'>) {
  return { 'linkedin-version': version, 'x-restli-protocol-version': '2.0.0' };
}
