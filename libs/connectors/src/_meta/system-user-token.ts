import { keyField } from '@patchbay/connector-sdk/fields';

/**
 * https://developers.facebook.com/docs/business-management-apis/system-users/
 *
 * @param permissions what to tick when the token is made
 */
export function systemUserToken(permissions: readonly string[], assets: string) {
  return keyField({
    title: 'Access token of a system user',
    placeholder: 'EAA…',
    help: [
      'Open business.facebook.com/settings and choose Users › System users.',
      `Add a system user, or choose one, and assign it ${assets}.`,
      `Choose Generate token, your app, Never as expiry, and tick ${permissions.join(', ')}.`,
      'Copy the token, which is shown only once, and paste it here.',
    ],
    helpUrl: 'https://business.facebook.com/settings/system-users',
    mistakes: [
      { looksLike: /^[0-9]{5,25}$/, message: 'is a number of an app or account; paste the token' },
      {
        looksLike: /^[0-9a-f]{32}$/,
        message: 'is the secret of an app; generate a token for a system user instead',
      },
      { looksLike: /^[0-9]+\|/, message: 'is the token of an app, which has no account' },
    ],
  }).regex(/^EAA[A-Za-z0-9]+$/, 'must begin with EAA');
}
