import type { RequestContext } from '@patchbay/connector-sdk/definition';
import { textField, urlField } from '@patchbay/connector-sdk/fields';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { z } from 'zod';

export const settings = z.strictObject({
  base_url: urlField({
    title: 'Address of Matomo',
    description: 'Where you sign in, such as https://myshop.matomo.cloud.',
    placeholder: 'https://stats.example.com',
    mistakes: [
      {
        looksLike: /\/(?:matomo|piwik|index)\.(?:php|js)/,
        message: 'must end before the name of a file; enter the address of the folder',
      },
    ],
  }),
  site_id: textField({
    title: 'Site ID',
    placeholder: '1',
    help: ['In Matomo open Administration › Websites › Manage.', 'Copy the ID of the website.'],
    maxLength: 10,
  }).regex(/^[1-9][0-9]*$/, 'must be a number'),
});

export function baseUrl({ settings: { base_url: url } }: Pick<RequestContext, 'settings'>): string {
  if (typeof url === 'string' && url) return url;
  throw new RequestBuildError('base_url', 'is needed in the connection’s settings');
}

export function siteId({ settings: { site_id: id } }: Pick<RequestContext, 'settings'>): string {
  if (typeof id === 'string' && id) return id;
  throw new RequestBuildError('site_id', 'is needed in the connection’s settings');
}
