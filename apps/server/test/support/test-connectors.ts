import { createHmac, timingSafeEqual } from 'node:crypto';
import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { basic } from '@patchbay/connector-sdk/auth/basic';
import { clientCredentials } from '@patchbay/connector-sdk/auth/client-credentials';
import { bearer } from '@patchbay/connector-sdk/auth/inject';
import { jwtBearer } from '@patchbay/connector-sdk/auth/jwt-bearer';
import { oauth2, type OAuth2Options } from '@patchbay/connector-sdk/auth/oauth2';
import type { AuthMethod, Connector } from '@patchbay/connector-sdk/definition';
import { action } from '@patchbay/connector-sdk/action';
import { type ConnectorDefinition } from '@patchbay/connector-sdk/definition';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { secretField, secretTextField, textField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { CONNECTORS } from '../../src/modules/connectors/connector-registry.service.ts';
import type { TestApp } from './start-app.ts';

/** Connectors of no vendor, for what no shipped one can show; the library lists them like any other. */
export function addConnectors({ app }: Pick<TestApp, 'app'>, ...connectors: Connector[]): void {
  const known = app.get<Map<string, Connector>>(CONNECTORS);
  for (const connector of connectors) known.set(connector.slug, connector);
}

const Me = z.object({ id: z.string(), name: z.string() });

/** A connector whose API is the stand-in's plain one, at `<base>/api`. */
export function plainConnector(
  slug: string,
  base: string,
  auth: readonly [AuthMethod, ...AuthMethod[]],
  more: Partial<ConnectorDefinition> = {},
): Connector {
  return defineConnector({
    ...{ slug, name: slug, family: 'generic', description: 'Of no vendor.', auth },
    sources: ['https://vendor.example/docs'],
    baseUrl: base,
    settings: z.object({ note: textField({ title: 'Note' }).optional() }),
    test: {
      request: () => ({ method: 'GET', path: '/api/me' }),
      account: ({ body }) => Me.safeParse(body).data,
    },
    actions: {
      request: action({
        ...{ title: 'Request', description: 'Posts.', sample: { body: {} } },
        input: z.strictObject({ body: z.unknown() }),
        request: ({ body }) => ({ method: 'POST', path: '/api/things', json: body }),
      }),
    },
    ...more,
  });
}

/** Everything of OAuth that vendors do differently, at the stand-in's `oauth2_odd`. */
export function oddOAuth(simUrl: string, options: Partial<OAuth2Options> = {}): Connector {
  const base = `${simUrl}/oauth2_odd`;
  const method = oauth2({
    authorizeUrl: `${base}/authorize`,
    tokenUrl: ({ realm }) => `${base}/realms/${String(realm)}/token`,
    scopes: { read: { title: 'Read', required: true }, write: { title: 'Write' } },
    authorizeParams: ({ note }) => ({ audience: String(note ?? 'quirk') }),
    clientIdParam: 'client_key',
    tokenParams: { audience: 'quirk' },
    tokenBody: 'json',
    tokenHeaders: { 'X-Quirk-Version': '7' },
    verifyCallback: isSigned,
    callbackFacts: ({ realm_id: realm = '' }) => (/^\d+$/.test(realm) ? { realm } : {}),
    tokenFacts: ({ instance_url: instance }) => (instance ? { instance } : {}),
    longLived: {
      exchange: (token, client) => longLived('exchange', token, client),
      refresh: (token, client) => longLived('refresh', token, client),
    },
    revokeRequest: ({ accessToken, client }) => ({
      method: 'POST',
      path: '/end-access',
      json: {
        ...{ token: accessToken, client_key: client.clientId, client_secret: client.clientSecret },
      },
    }),
    fields: z.strictObject({ developer_token: secretField({ title: 'Developer token' }) }),
    inject: (request, context) => {
      bearer('access_token')(request, context);
      request.headers['x-developer-token'] = context.credentials['developer_token'] ?? '';
    },
    ...options,
  });
  return plainConnector('odd_oauth', base, [method]);
}

function longLived(
  purpose: string,
  token: string,
  client: { clientId: string; clientSecret: string },
) {
  const { clientId: client_key, clientSecret: client_secret } = client;
  const query = { purpose, token, client_key, client_secret };
  return { method: 'GET' as const, path: '/long_lived', query };
}

function isSigned(query: Readonly<Record<string, string>>, clientSecret: string): boolean {
  const { hmac = '', ...signed } = query;
  const sorted = Object.entries(signed)
    .map(([name, value]) => `${name}=${value}`)
    .sort();
  const expected = createHmac('sha256', clientSecret).update(sorted.join('&')).digest('hex');
  return timingSafeEqual(Buffer.from(hmac), Buffer.from(expected));
}

/** Client credentials as a key, an assertion as another's, at the stand-in's `token_generic`. */
export function tokenConnectors(simUrl: string): Connector[] {
  const base = `${simUrl}/token_generic`;
  const tokenUrl = `${base}/token`;
  const fields = z.strictObject({
    client_id: textField({ title: 'Client id' }),
    client_secret: secretField({ title: 'Client secret' }),
  });
  const inject = bearer('access_token');
  const grant = clientCredentials({ tokenUrl, authMethod: 'basic' });
  const withFacts = {
    ...grant,
    read: (response: Parameters<typeof grant.read>[0]) => {
      const token = grant.read(response);
      const region = Object(response.body).region as unknown;
      return token && { ...token, facts: { region } };
    },
  };
  return [
    plainConnector('token_by_client', base, [
      apiKey({ fields, inject, grant: withFacts, label: 'Client' }),
      basic({ fields, inject, grant: clientCredentials({ tokenUrl, authMethod: 'post' }) }),
    ]),
    plainConnector('token_by_assertion', base, [
      apiKey({
        fields: z.strictObject({ account: secretTextField({ title: 'Service account' }) }),
        inject,
        grant: jwtBearer({
          tokenUrl,
          key: ({ account }) => parsed(account).private_key,
          claims: ({ account }) => ({ iss: parsed(account).email }),
        }),
      }),
    ]),
  ];
}

const Account = z.object({ private_key: z.string(), email: z.string() }).catch({
  private_key: '',
  email: '',
});

function parsed(text = ''): z.infer<typeof Account> {
  try {
    return Account.parse(JSON.parse(text));
  } catch {
    return { private_key: '', email: '' };
  }
}
