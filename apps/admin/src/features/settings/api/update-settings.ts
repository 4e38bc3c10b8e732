import { Settings, type UpdateSettings } from '@patchbay/contracts/settings';
import { sitePath } from '@patchbay/client/site-path';
import { ask } from '../../../lib/api.ts';

/** Refused once they are no longer as when the tag was read. */
export function updateSettings(site: string, change: UpdateSettings, tag: string | null) {
  const options = { body: change, ifMatch: tag };
  return ask('PATCH', sitePath(site, 'settings'), Settings, options);
}
