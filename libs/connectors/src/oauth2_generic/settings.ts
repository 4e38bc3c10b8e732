import { selectField, textField, urlField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { apiBaseUrlField, tokenUrlField, userinfoUrlField } from '../_generic/oauth-settings.ts';

const scopes = textField({ title: 'Scopes' });
const pkce = selectField(['S256', 'none'], { title: 'PKCE' });

export const settings = z.strictObject({
  authorize_url: urlField({
    title: 'Authorization address',
    description: 'The page where access is granted.',
    placeholder: 'https://login.example.com/oauth/authorize',
    help: [
      'Find "OAuth 2.0" or "Authorization code" in the documentation of the system.',
      'Register an application there, with the redirect address shown on this page.',
      'Copy the addresses, the client ID and the client secret into this form.',
    ],
  }),
  token_url: tokenUrlField,
  revoke_url: urlField({
    title: 'Revocation address',
    description: 'Lets a disconnect end the access at the system too (RFC 7009).',
    placeholder: 'https://login.example.com/oauth/revoke',
  }).optional(),
  userinfo_url: userinfoUrlField,
  api_base_url: apiBaseUrlField,
  // Programs may also send a list; the form and whatever is stored know text only.
  scopes: z
    .union([scopes, z.array(scopes)])
    .transform((value) => [value].flat().join(' '))
    .optional()
    .meta({
      title: 'Scopes',
      description: 'Separated by spaces.',
      'x-field': 'text',
      'x-placeholder': 'openid profile offline_access',
      type: 'string',
      anyOf: undefined,
    }),
  token_auth_method: selectField(['client_secret_post', 'client_secret_basic'], {
    title: 'Client authentication',
    description: 'How the client secret reaches the token address.',
    labels: {
      client_secret_post: 'In the request body',
      client_secret_basic: 'As HTTP basic credentials',
    },
  }).default('client_secret_post'),
  // Programs may also send true or false.
  pkce: z
    .union([pkce, z.boolean()])
    .transform((value) => (typeof value === 'string' ? value : value ? 'S256' : 'none'))
    .default('S256')
    .meta({
      title: 'PKCE',
      description:
        'On, unless you choose otherwise. Turn it off only where the system refuses it (RFC 7636).',
      'x-field': 'select',
      'x-labels': { S256: 'On (S256)', none: 'Off' },
      type: 'string',
      enum: ['S256', 'none'],
      anyOf: undefined,
    }),
});
