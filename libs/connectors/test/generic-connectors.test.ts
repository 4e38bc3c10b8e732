import { describe, expect, it } from 'vitest';
import { conformanceProblems } from '@patchbay/connector-sdk/conformance';
import { readTest } from '@patchbay/connector-sdk/read-test';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { requestUrl } from '@patchbay/connector-sdk/request-url';
import apiKeyGeneric from '../src/api_key_generic/connector.ts';
import apiKeySecretGeneric from '../src/api_key_secret_generic/connector.ts';
import basicGeneric from '../src/basic_generic/connector.ts';
import dealerPortal from '../src/dealer_portal/connector.ts';
import oauth2Generic from '../src/oauth2_generic/connector.ts';
import oauth2Manual from '../src/oauth2_manual/connector.ts';
import webhookGeneric from '../src/webhook_generic/connector.ts';
import { answer, built, contextOf, refusalOf } from './built.ts';

const base = { base_url: 'http://10.0.0.7:8080/api', test_path: '/me' };

/** The shape that other programs rely on. */
const CONTRACT = [
  [webhookGeneric, 'signed_token', ['secret', 'previous_secret'], ['url'], ['post_event']],
  [apiKeyGeneric, 'api_key', ['api_key'], ['base_url', 'test_path', 'header'], ['request']],
  [
    apiKeySecretGeneric,
    'api_key',
    ['api_key', 'signing_secret'],
    ['base_url', 'test_path', 'header'],
    ['request'],
  ],
  [
    basicGeneric,
    'basic',
    ['username', 'password'],
    ['base_url', 'test_path', 'account_id'],
    ['request'],
  ],
  [dealerPortal, 'basic', ['username', 'password'], ['portal_url', 'dealer_id'], []],
  [
    oauth2Generic,
    'oauth',
    ['client_id', 'client_secret'],
    [
      'authorize_url',
      'token_url',
      'revoke_url',
      'userinfo_url',
      'api_base_url',
      'scopes',
      'token_auth_method',
      'pkce',
    ],
    ['request'],
  ],
  [
    oauth2Manual,
    'oauth',
    ['client_id', 'client_secret', 'refresh_token'],
    ['token_url', 'userinfo_url', 'api_base_url'],
    ['request'],
  ],
] as const;

describe.each(CONTRACT.map((row) => [row[0].slug, ...row] as const))(
  'the generic connector %s',
  (_, connector, flow, credentials, settings, actions) => {
    it('has the flow, credentials, settings and actions that are documented', () => {
      const [method] = connector.auth;
      expect(method.flow).toBe(flow);
      const fields = method.flow === 'oauth' ? (method.manual ?? method.ownClient) : method.fields;
      expect(Object.keys(fields!.shape)).toEqual(credentials);
      expect(Object.keys(connector.settings!.shape)).toEqual(settings);
      expect(Object.keys(connector.actions)).toEqual(actions);
    });

    it('also works inside a private network, over http', async () => {
      const urls = settings.filter((name) => name.endsWith('url'));
      const http = Object.fromEntries(urls.map((name) => [name, `http://10.0.0.7:8080/${name}`]));
      const samples = {
        ...connector.samples!,
        settings: { ...connector.samples?.settings, ...http },
      };
      expect(await conformanceProblems({ ...connector, samples })).toEqual([]);
    });

    it('refuses settings it does not know', () => {
      expect(connector.settings!.safeParse({ ...base, dc: 'us6' }).success).toBe(false);
    });
  },
);

describe('a connection by key or password', () => {
  const account = (settings: Record<string, unknown>, body?: unknown) =>
    readTest(basicGeneric, 'basic', answer(200, body), contextOf({ settings, flow: 'basic' }))
      .account;

  it('names its account by settings, else by the answer, else by the host', () => {
    expect(account({ ...base, account_id: 'D-7' }, { id: 1, name: 'Acme' })).toEqual({
      id: 'D-7',
      name: 'Acme',
    });
    expect(account(base, { id: 1, name: 'Acme' })).toEqual({ id: '1', name: 'Acme' });
    expect(account(base, { name: 'Acme' })).toEqual({ id: 'Acme', name: 'Acme' });
    expect(account(base, [1, 2])).toEqual({ id: '10.0.0.7:8080', name: '10.0.0.7:8080' });
    expect(account(base)).toEqual({ id: '10.0.0.7:8080', name: '10.0.0.7:8080' });
  });

  it('is tested by GET on the path of the settings, which logs do not show', () => {
    const request = apiKeyGeneric.test.request(
      contextOf({ settings: { ...base, test_path: 'v1/me?x=1' } }),
    );
    expect(request).toMatchObject({ method: 'GET', path: '/{test_path}' });
    const url = requestUrl(apiKeyGeneric, request, contextOf({ settings: base }));
    expect(url.href).toBe('http://10.0.0.7:8080/api/v1/me?x=1');
  });

  it.each(['../admin', 'https://evil.test/', '//evil.test'])('refuses the test path %j', (path) => {
    expect(apiKeyGeneric.settings!.safeParse({ ...base, test_path: path }).success).toBe(false);
  });

  it('sends requests below its base address', () => {
    const settings = { ...base, header: 'X-Api-Key' };
    expect(
      built(apiKeyGeneric, 'request', { method: 'DELETE', path: '/a?b={c}' }, { settings }).url,
    ).toBe('http://10.0.0.7:8080/api/a?b={c}');
  });

  it('cannot be used before its base address is known', () => {
    expect(() => built(apiKeyGeneric, 'request', { method: 'GET', path: '/a' })).toThrow(
      RequestBuildError,
    );
  });

  it('has a user name without a colon, which would end it', () => {
    expect(refusalOf(basicGeneric, 'basic', { username: 'a:b', password: 'x' })).toMatch(/colon/);
    expect(refusalOf(basicGeneric, 'basic', { username: 'ä b', password: ': ä' })).toBeUndefined();
  });

  it('has a key that may stand in a header', () => {
    expect(refusalOf(apiKeyGeneric, 'api_key', { api_key: 'a b' })).toMatch(/ASCII/);
    expect(refusalOf(apiKeyGeneric, 'api_key', { api_key: 'ä' })).toMatch(/ASCII/);
  });
});

describe('a dealer portal', () => {
  const settings = { portal_url: 'https://dealers.test/start', dealer_id: 'D-7' };
  const read = (text: string) =>
    readTest(
      dealerPortal,
      'basic',
      { status: 200, headers: {}, text, body: undefined },
      contextOf({ settings, flow: 'basic' }),
    );

  it('is connected as its dealer', () => {
    expect(read('<h1>Welcome</h1>')).toEqual({
      outcome: 'connected',
      account: { id: 'D-7', name: 'D-7 at dealers.test' },
    });
  });

  it('that shows a sign-in form has not let anyone in', () => {
    for (const form of [
      '<input type="password">',
      "<INPUT name=p TYPE = 'password' >",
      '<input\ntype=password>',
    ]) {
      expect(read(`<html>${form}</html>`)).toEqual({
        outcome: 'vendor_error',
        vendorCode: 'form_login',
      });
    }
  });
});

describe('generic OAuth', () => {
  const [method] = oauth2Generic.auth;
  if (method.flow !== 'oauth') throw new Error('oauth2_generic connects by OAuth');
  const urls = {
    authorize_url: 'https://id.test/authorize',
    token_url: 'https://id.test/token',
    userinfo_url: 'https://id.test/me',
    api_base_url: 'https://api.test/v1',
  };
  const parse = (more: Record<string, unknown> = {}) =>
    oauth2Generic.settings!.parse({ ...urls, ...more }) as Record<string, unknown>;
  const from = <T>(option: T | ((settings: Record<string, unknown>) => T), more = {}) =>
    typeof option === 'function'
      ? (option as (settings: Record<string, unknown>) => T)(parse(more))
      : option;

  it('has PKCE and the secret in the body unless told otherwise', () => {
    expect(from(method.pkce)).toBe('S256');
    expect(from(method.tokenAuthMethod)).toBe('client_secret_post');
    expect(from(method.pkce, { pkce: 'none' })).toBe('none');
    expect(from(method.pkce, { pkce: false })).toBe('none');
    expect(from(method.pkce, { pkce: true })).toBe('S256');
    expect(from(method.tokenAuthMethod, { token_auth_method: 'client_secret_basic' })).toBe(
      'client_secret_basic',
    );
  });

  it('takes scopes as text or as a list, and none', () => {
    expect(from(method.scopesFromSettings)).toEqual([]);
    expect(from(method.scopesFromSettings, { scopes: 'a  b,c' })).toEqual(['a', 'b', 'c']);
    expect(from(method.scopesFromSettings, { scopes: ['a', 'b'] })).toEqual(['a', 'b']);
  });

  it('revokes only where the system has an address for it', () => {
    expect(from(method.revokeUrl)).toBeUndefined();
    expect(from(method.revokeUrl, { revoke_url: 'https://id.test/revoke' })).toBe(
      'https://id.test/revoke',
    );
  });

  it.each([
    [
      { sub: 's', email: 'e', name: 'n' },
      { id: 's', name: 'n' },
    ],
    [{ id: 7 }, { id: '7', name: '7' }],
    [{ email: 'a@b.nl' }, { id: 'a@b.nl', name: 'a@b.nl' }],
    [{ name: 'n' }, { id: 'n', name: 'n' }],
    [
      { id: 7, sub: '', login: 'ada' },
      { id: '7', name: 'ada' },
    ],
  ])('reads the account of %j', (body, expected) => {
    expect(oauth2Generic.test.account(answer(200, body), contextOf())).toEqual(expected);
  });

  it('talks to the user info’s host and the API’s, and to no other', () => {
    const context = contextOf({ settings: urls, flow: 'oauth' });
    const to = (baseUrl?: string) =>
      requestUrl(oauth2Generic, { method: 'GET', path: '/x', ...(baseUrl && { baseUrl }) }, context)
        .host;
    expect([to(), to('https://id.test')]).toEqual(['api.test', 'id.test']);
    expect(() => to('https://evil.test')).toThrow(RequestBuildError);
  });
});
