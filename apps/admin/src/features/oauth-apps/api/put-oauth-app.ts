import type { PutOAuthApp } from '@patchbay/contracts/connector';
import { sitePath } from '@patchbay/client/site-path';
import { tell } from '../../../lib/api.ts';

/** The answer holds nothing the page does not learn from the connector itself. */
export function putOAuthApp(site: string, slug: string, app: PutOAuthApp): Promise<void> {
  return tell('PUT', sitePath(site, 'connectors', slug, 'oauth-app'), { body: app });
}
