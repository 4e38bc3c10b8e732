import { textField } from '@patchbay/connector-sdk/fields';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { z } from 'zod';

export const SITE =
  /^(?:sc-domain:[a-z0-9-]+(?:\.[a-z0-9-]+)+|https?:\/\/[^\s/?#]+\/(?:[^\s?#]*\/)?)$/;
const HOW = 'must be sc-domain:example.com, or an address that ends with a slash';

export const siteField = textField({
  title: 'Site',
  description: 'As Search Console names it; used unless a delivery names another.',
  placeholder: 'sc-domain:example.com',
  help: [
    'In Search Console open the list of properties at the top left.',
    'A domain property is written sc-domain:example.com.',
    'A property with an address is written as it stands there, such as https://example.com/.',
  ],
  mistakes: [
    {
      looksLike: /^(?!https?:|sc-domain:)[^\s/]+\.[^\s/]+$/i,
      message: 'is only a domain; write sc-domain: before it, or https:// before and / after it',
    },
  ],
}).regex(SITE, HOW);

export const siteInput = z
  .string()
  .max(500)
  .regex(SITE, HOW)
  .optional()
  .meta({ title: 'Site', description: 'Instead of the one in the settings.' });

/** The site an action is about. */
export function siteOf(
  given: string | undefined,
  settings: Readonly<Record<string, unknown>>,
): string {
  const site = given ?? settings['site_url'];
  if (typeof site === 'string' && site) return site;
  throw new RequestBuildError('site_url', 'is needed here or in the connection’s settings');
}
