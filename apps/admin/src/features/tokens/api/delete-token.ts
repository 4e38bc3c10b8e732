import { sitePath } from '@patchbay/client/site-path';
import { tell } from '../../../lib/api.ts';

export function deleteToken(site: string, id: number): Promise<void> {
  return tell('DELETE', sitePath(site, 'tokens', id));
}
