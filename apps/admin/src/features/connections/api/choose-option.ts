import { sitePath } from '@patchbay/client/site-path';
import { PanelChosen } from '@patchbay/contracts/panel';
import { ask } from '../../../lib/api.ts';

export function chooseOption(site: string, id: number, panel: string, value: string) {
  return ask('PUT', sitePath(site, 'connections', id, 'panels', panel), PanelChosen, {
    body: { value },
  });
}
