import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { bearer } from '@patchbay/connector-sdk/auth/inject';
import { oauth2, type OAuth2Method } from '@patchbay/connector-sdk/auth/oauth2';
import { action } from '@patchbay/connector-sdk/action';
import type { ConnectorDefinition } from '@patchbay/connector-sdk/definition';
import { keyField, textField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';

export const key = () =>
  apiKey({
    fields: z.strictObject({ api_key: keyField({ title: 'Key' }) }),
    inject: bearer('api_key'),
  });

export const oauth = (over: Partial<OAuth2Method> = {}): OAuth2Method => ({
  ...oauth2({
    authorizeUrl: 'https://acme.test/authorize',
    tokenUrl: 'https://acme.test/token',
    scopes: {
      me: { title: 'See the account', default: true, required: true },
      write: { title: 'Change things' },
    },
  }),
  ...over,
});

export const rename = action({
  title: 'Rename',
  description: 'Renames a thing.',
  scopes: ['write'],
  input: z.strictObject({
    id: z.string().meta({ title: 'Id' }),
    name: z.string().meta({ title: 'Name' }),
  }),
  sample: { id: '7', name: 'Ada' },
  request: (input) => ({
    method: 'PATCH',
    path: '/things/{id}',
    params: { id: input.id },
    json: { name: input.name },
  }),
  result: {
    schema: z.object({ thing: z.string() }),
    read: ({ body }) => {
      const thing = z.object({ id: z.string() }).safeParse(body).data?.id;
      return thing === undefined ? undefined : { thing };
    },
  },
});

/** A definition without fault; tests break it in one place each. */
export function exampleDefinition(over: Partial<ConnectorDefinition> = {}): ConnectorDefinition {
  return {
    slug: 'acme',
    name: 'Acme',
    family: 'crm',
    description: 'Things.',
    sources: ['https://acme.test/docs'],
    auth: [oauth(), key()],
    settings: z.strictObject({ team: textField({ title: 'Team' }).optional() }),
    baseUrl: 'https://api.acme.test/v1',
    test: {
      requiredScopes: ['me'],
      request: () => ({ method: 'GET', path: '/me' }),
      account: ({ body }) => {
        const account = z.object({ id: z.string().min(1), name: z.string() }).safeParse(body).data;
        return account;
      },
    },
    actions: { rename },
    samples: {
      answers: {
        connected: { status: 200, json: { id: 'a1', name: 'Acme' } },
        credential_expired: { status: 401, json: { error: 'expired' } },
      },
      actions: {
        rename: {
          delivered: { status: 200, json: { id: '7' }, result: { thing: '7' } },
          failed: [{ status: 404, json: {}, code: '404' }],
        },
      },
    },
    ...over,
  };
}
