import { ConnectorDetail } from '@patchbay/contracts/connector';
import { sitePath } from '@patchbay/client/site-path';
import { ask } from '../../../lib/api.ts';

/** Whether the site may make connections with the connector, and modules pick them. */
export function putEnabled(site: string, slug: string, enabled: boolean) {
  return ask('PUT', sitePath(site, 'connectors', slug, 'enabled'), ConnectorDetail, {
    body: { enabled },
  });
}
