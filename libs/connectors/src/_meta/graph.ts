import type { ApiVersion } from '@patchbay/connector-sdk/api-version';
import type { RequestContext } from '@patchbay/connector-sdk/definition';

export const CURRENT = 'v26.0';

/** https://developers.facebook.com/docs/graph-api/changelog */
export const VERSIONS: readonly ApiVersion[] = [
  {
    version: 'v25.0',
    sunset: '2028-07-29',
    notesUrl: 'https://developers.facebook.com/docs/graph-api/changelog/version25.0',
  },
  {
    version: CURRENT,
    default: true,
    notesUrl: 'https://developers.facebook.com/docs/graph-api/changelog/version26.0',
  },
];

type Version = Pick<RequestContext, 'version'>;

export const graphOf = ({ version = CURRENT }: Version): string =>
  `https://graph.facebook.com/${version}`;

/** Of accounts that signed in with Instagram itself. */
export const instagramOf = ({ version = CURRENT }: Version): string =>
  `https://graph.instagram.com/${version}`;
