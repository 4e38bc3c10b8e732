import { sitePath } from '@patchbay/client/site-path';
import { tell } from '../../../lib/api.ts';

export function removeView(site: string, id: number): Promise<void> {
  return tell('DELETE', sitePath(site, 'saved-views', id));
}
