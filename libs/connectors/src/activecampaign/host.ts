import type { RequestContext } from '@patchbay/connector-sdk/definition';
import { hostField } from '@patchbay/connector-sdk/fields';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';

/** https://developers.activecampaign.com/reference/url: not to be guessed from the account's name. */
export const hostSetting = hostField({
  title: 'API URL',
  description: 'Each account has an address of its own.',
  placeholder: 'https://youraccount.api-us1.com',
  help: [
    'Sign in to ActiveCampaign and open Settings › Developer.',
    'Copy the URL below API Access and paste it here.',
  ],
  helpUrl: 'https://help.activecampaign.com/hc/en-us/articles/207317590',
  mistakes: [
    {
      looksLike: /\.(?:activehosted|app-us1)\.com/,
      message: 'is the address of the pages; copy the URL from Settings › Developer',
    },
  ],
});

export function hostOf({ settings: { api_url: host } }: Pick<RequestContext, 'settings'>): string {
  if (typeof host === 'string' && host) return host;
  throw new RequestBuildError('api_url', 'is needed in the connection’s settings');
}

export function baseUrl(context: Pick<RequestContext, 'settings'>): string {
  return `https://${hostOf(context)}/api/3`;
}
