import { keyField } from '@patchbay/connector-sdk/fields';

/** https://developer.squareup.com/docs/build-basics/access-tokens#get-a-personal-access-token */
export const accessTokenField = keyField({
  title: 'Access token',
  placeholder: 'EAAA…',
  help: [
    'Sign in to the Square Developer Console and open your application, or create one.',
    'Open Credentials and choose Production at the top, or Sandbox for trying out.',
    'Below Access token choose Show, copy it and paste it here.',
  ],
  helpUrl: 'https://developer.squareup.com/console/en/apps',
  mistakes: [
    {
      looksLike: /^(?:sandbox-)?sq0id[a-z]-/,
      message: 'is the ID of the application; copy the access token on the same page',
    },
    {
      looksLike: /^(?:sandbox-)?sq0cs[a-z]-/,
      message: 'is the secret of the application; copy the access token under Credentials',
    },
  ],
});
