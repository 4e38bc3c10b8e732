import { SavedView, type CreateSavedView } from '@patchbay/contracts/saved-view';
import { sitePath } from '@patchbay/client/site-path';
import { ask } from '../../../lib/api.ts';

/** Keeps filters under a name; a name that is there already gets these filters. */
export function saveView(site: string, view: CreateSavedView) {
  return ask('PUT', sitePath(site, 'saved-views'), SavedView, { body: view });
}
