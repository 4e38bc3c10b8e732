import { ActivityVerdict } from '@patchbay/contracts/activity';
import { sitePath } from '@patchbay/client/site-path';
import { ask } from '../../../lib/api.ts';

/** Walks the site's whole chain of entries, and names the first that does not fit. */
export function verifyActivity(site: string) {
  return ask('GET', sitePath(site, 'activity', 'verify'), ActivityVerdict);
}
