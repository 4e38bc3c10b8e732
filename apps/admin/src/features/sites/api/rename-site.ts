import { sitePath } from '@patchbay/client/site-path';
import { Site } from '@patchbay/contracts/site';
import { ask } from '../../../lib/api.ts';

export function renameSite(site: string, name: string) {
  return ask('PATCH', sitePath(site), Site, { body: { name } });
}
