import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { clientCredentials } from '@patchbay/connector-sdk/auth/client-credentials';
import { grantedToken } from '@patchbay/connector-sdk/auth/granted-token';
import { keyField } from '@patchbay/connector-sdk/fields';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { z } from 'zod';
import { accountsOf, apiDomainIn, hosts } from './data-centers.ts';
import { injectToken } from './oauth.ts';
import { scopes } from './scopes.ts';

/** https://www.zoho.com/accounts/protocol/oauth/self-client/client-credentials-flow.html */
export const selfClient = apiKey({
  label: 'Self client',
  fields: z.strictObject({
    client_id: keyField({
      title: 'Client id',
      placeholder: '1000.ABCDEF0123456789ABCDEF0123456789',
      help: [
        'Open the API console of your data centre, such as api-console.zoho.com.',
        'Choose Add client › Self Client and create it.',
        'Open the tab Client Secret and copy the client id.',
      ],
      helpUrl: 'https://api-console.zoho.com/',
      maxLength: 100,
    }),
    client_secret: keyField({
      title: 'Client secret',
      help: ['Copy it from the same tab.'],
      maxLength: 100,
    }),
  }),
  inject: injectToken,
  grant: clientCredentials({
    tokenUrl: (settings) => `${accountsOf(settings)}/oauth/v2/token`,
    authMethod: 'post',
    scope: Object.keys(scopes).join(','),
    params: (settings) => ({ soid: `ZohoCRM.${organizationOf(settings)}` }),
    grant: {
      hosts: hosts(),
      read: (response) => {
        const token = grantedToken(response);
        return token && { ...token, facts: apiDomainIn(Object(response.body)) };
      },
    },
  }),
});

function organizationOf({ org_id: id }: Readonly<Record<string, unknown>>): string {
  if (typeof id === 'string' && id) return id;
  throw new RequestBuildError('org_id', 'is needed for a self client');
}
