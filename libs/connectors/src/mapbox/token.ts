import { keyField } from '@patchbay/connector-sdk/fields';

export const tokenField = keyField({
  title: 'Access token',
  placeholder: 'sk.… or pk.…',
  help: [
    'Sign in at console.mapbox.com and open Tokens.',
    'Choose Create a token and name it Patchbay. The scopes that are ticked already suffice.',
    'Leave URL restrictions empty: Patchbay asks from its server, which has no page.',
    'Create it, copy it and paste it here.',
  ],
  helpUrl: 'https://docs.mapbox.com/help/dive-deeper/access-tokens/',
  mistakes: [
    {
      looksLike: /^tk\./,
      message:
        'is a temporary token, which ends within an hour; create one that begins with pk or sk',
    },
    { looksLike: /^AIza/, message: 'is a key of Google; connect Google Maps with it' },
  ],
}).regex(/^[ps]k\.[\w-]+\.[\w-]+$/, 'must begin with pk. or sk. and have two dots');
