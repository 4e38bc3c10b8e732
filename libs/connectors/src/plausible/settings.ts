import type { RequestContext } from '@patchbay/connector-sdk/definition';
import { hostField, urlField } from '@patchbay/connector-sdk/fields';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { z } from 'zod';

const CLOUD = 'https://plausible.io';

export const settings = z.strictObject({
  site: hostField({
    title: 'Site',
    description: 'The domain, as Plausible shows it.',
    placeholder: 'example.com',
    help: ['In Plausible open the site.', 'Copy its domain from the top left.'],
  }),
  base_url: urlField({
    title: 'Address of Plausible',
    description: 'Only where you run Plausible yourself.',
    placeholder: CLOUD,
  }).optional(),
});

export function baseUrl({ settings: { base_url: own } }: Pick<RequestContext, 'settings'>): string {
  return typeof own === 'string' && own ? own : CLOUD;
}

export function siteOf({ settings: { site } }: Pick<RequestContext, 'settings'>): string {
  if (typeof site === 'string' && site) return site;
  throw new RequestBuildError('site', 'is needed in the connection’s settings');
}
