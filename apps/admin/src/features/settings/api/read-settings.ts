import { Settings } from '@patchbay/contracts/settings';
import { sitePath } from '@patchbay/client/site-path';
import { askTagged } from '../../../lib/api.ts';

/** As it is stored at this moment, to save over just that. */
export function readSettings(site: string) {
  return askTagged(sitePath(site, 'settings'), Settings);
}
