import { describe, expect, it } from 'vitest';
import { bearer, type Inject } from '@patchbay/connector-sdk/auth/inject';
import { conformanceProblems } from '@patchbay/connector-sdk/conformance';
import type { TokenGrant } from '@patchbay/connector-sdk/auth/token-grant';
import type { ConnectorDefinition, RequestContext } from '@patchbay/connector-sdk/definition';
import { textField } from '@patchbay/connector-sdk/fields';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import type { FoundFile } from '@patchbay/connector-sdk/result-file';
import type { ActionSamples } from '@patchbay/connector-sdk/samples';
import { z } from 'zod';
import { exampleDefinition, key, oauth, rename } from './example-definition.ts';

type Broken = [name: string, over: Partial<ConnectorDefinition>, problem: RegExp];

const example = exampleDefinition();
const { test } = example;
const samples = example.samples!;
const withTest = (over: Partial<typeof test>) => ({ test: { ...test, ...over } });
const withKey = (over: Partial<ReturnType<typeof key>>) => ({
  auth: [{ ...key(), ...over }] as const,
});
const withOAuth = (over: Parameters<typeof oauth>[0]) => ({ auth: [oauth(over)] as const });
const withAction = (over: Partial<NonNullable<typeof rename>>) => ({
  actions: { rename: { ...rename!, ...over } },
});
const appended =
  (place: 'url' | 'body'): Inject =>
  (request, { credentials }) => {
    if (place === 'url') request.url.searchParams.set('key', credentials['api_key'] ?? '');
    else request.body = `${String(request.body)}${credentials['api_key']}`;
  };
const withAnswer = (delivered: ActionSamples['delivered'] & object) => ({
  samples: { ...samples, actions: { rename: { ...samples.actions!['rename'], delivered } } },
});
const withFile = (found: FoundFile) =>
  withAction({ result: { ...rename!.result!, file: { in: 'body', read: () => found } } });
const withSampleFile = (base64: string) =>
  withAnswer({
    ...{ status: 200, json: { id: '7' }, result: { thing: '7' } },
    file: { name: 'thing.txt', media_type: 'text/plain', base64 },
  });
const step = { name: 'find', request: () => undefined, read: () => ({}) };
const granted = ({ body }: VendorResponse) => {
  const token = z.object({ access_token: z.string() }).safeParse(body).data?.access_token;
  return token === undefined ? undefined : { accessToken: token };
};
const withGrant = (over: Partial<TokenGrant>) => {
  const request = () => ({ method: 'POST' as const, path: '/token' });
  return withKey({ inject: bearer('access_token'), grant: { request, read: granted, ...over } });
};
let counter = 0;

const BROKEN: Broken[] = [
  [
    'a field without title',
    withKey({ fields: z.object({ api_key: z.string() }) }),
    /^auth\.api_key\.fields\.api_key: has no title/,
  ],
  [
    'a field nothing can draw',
    withKey({ fields: z.object({ api_key: z.string().meta({ title: 'K' }) }) }),
    /nothing can draw it/,
  ],
  [
    'a secret that can be read back',
    withKey({
      fields: z.object({ api_key: z.string().meta({ title: 'K', 'x-field': 'secret' }) }),
    }),
    /api_key: is secret but not writeOnly/,
  ],
  [
    'a secret among the settings',
    { settings: key().fields },
    /^settings\.api_key: settings are not secret/,
  ],
  [
    'a condition on a field that is not there',
    {
      settings: z.object({ a: textField({ title: 'A', showWhen: { field: 'b', equals: true } }) }),
    },
    /^settings\.a: showWhen names no field: b/,
  ],
  [
    'an empty step of help',
    { settings: z.object({ a: textField({ title: 'A', help: [''] }) }) },
    /empty step of help/,
  ],
  [
    'an action input without titles',
    withAction({ input: z.object({ id: z.string(), name: z.string() }) }),
    /^actions\.rename\.input\.id: has no title/,
  ],
  [
    'settings that made-up values cannot satisfy',
    { settings: z.object({ a: textField({ title: 'A' }).regex(/^\d+$/, 'must be digits') }) },
    /^samples\.settings\.a: must be digits/,
  ],
  [
    'credentials that made-up values cannot satisfy',
    withKey({
      fields: z.object({
        api_key: key().fields.shape['api_key']!.regex(/^sk_/, 'must begin with sk_'),
      }),
    }),
    /^samples\.credentials\.api_key\.api_key: must begin with sk_/,
  ],
  [
    'a test that changes something',
    withTest({ request: () => ({ method: 'POST', path: '/me' }) }),
    /^test\.request \(oauth\): POST may change something/,
  ],
  [
    'a request to a foreign host',
    withTest({ request: () => ({ method: 'GET', path: '/', baseUrl: 'https://evil.test' }) }),
    /evil\.test is no host of this connector/,
  ],
  [
    'a vendor without https',
    { baseUrl: 'http://api.acme.test' },
    /^test\.request \(oauth\): http:\/\/api\.acme\.test is not https/,
  ],
  [
    'a place without a parameter',
    withAction({ request: () => ({ method: 'POST', path: '/things/{id}' }) }),
    /^actions\.rename\.request \(oauth\): id: is missing/,
  ],
  [
    'two bodies',
    withAction({ request: () => ({ method: 'POST', path: '/x', json: {}, text: 'x' }) }),
    /of one kind, not two/,
  ],
  [
    'a body that GET cannot have',
    withAction({ request: () => ({ method: 'GET', path: '/x', json: {} }) }),
    /GET with a body/,
  ],
  [
    'a query where logs show it',
    withAction({ request: () => ({ method: 'GET', path: '/x?email=a' }) }),
    /query inside the path/,
  ],
  [
    'a path that does not begin with a slash',
    withAction({ request: () => ({ method: 'GET', path: 'x' }) }),
    /path without a slash/,
  ],
  [
    'a credential of its own',
    withAction({ request: () => ({ method: 'GET', path: '/x', headers: { Authorization: 'x' } }) }),
    /carries a credential of its own/,
  ],
  [
    'another request at the second time',
    withAction({ request: () => ({ method: 'GET', path: '/x', query: { at: (counter += 1) } }) }),
    /makes another request the second time/,
  ],
  [
    'an injector that does nothing',
    withKey({ inject: () => {} }),
    /^auth\.api_key\.inject: api_key has no effect/,
  ],
  [
    'a grant that asks without the credential',
    withKey({
      inject: bearer('access_token'),
      grant: { request: () => ({ method: 'POST', path: '/token' }), read: () => undefined },
    }),
    /^auth\.api_key\.inject: api_key has no effect/,
  ],
  [
    'an injector that throws',
    withKey({
      inject: () => {
        throw new Error('oh');
      },
    }),
    /^auth\.api_key\.inject: oh/,
  ],
  [
    'a secret in the address',
    withKey({ inject: appended('url') }),
    /^auth\.api_key\.inject: api_key is sent in the url/,
  ],
  [
    'a secret in the body',
    withKey({ inject: appended('body') }),
    /^auth\.api_key\.inject: api_key is sent in the body/,
  ],
  [
    'an account found in junk',
    withTest({ account: () => ({ id: '1', name: 'n' }) }),
    /^test\.account: finds an account in 200/,
  ],
  [
    'an account reader that junk breaks',
    withTest({ account: ({ body }: VendorResponse) => (body as { id: string }).id as never }),
    /^test\.account: fails on 200/,
  ],
  [
    'an error reader that junk breaks',
    { readError: ({ body }) => (body as { error: { code: never } }).error.code },
    /^readError: fails on/,
  ],
  [
    'an error of no known kind',
    { readError: () => ({ kind: 'odd' }) as never },
    /^readError: fails on .*no known kind/,
  ],
  [
    'an error code that is prose',
    { readError: () => ({ kind: 'rejected', code: 'Oh no: ada@example.com' }) },
    /^readError: fails on .*code is no single word/,
  ],
  [
    'a status that proves, at a vendor everybody knows',
    withTest({ statusProves: true }),
    /^test\.statusProves: only for addresses that the operator enters/,
  ],
  [
    'no answers to try',
    { samples: { answers: {} } },
    /^samples\.answers\.connected: an answer of the test call is needed/,
  ],
  [
    'an answer that means something else',
    {
      samples: { ...samples, answers: { ...samples.answers, scope_insufficient: { status: 404 } } },
    },
    /^samples\.answers\.scope_insufficient \(oauth: 404 is read as vendor_error\)/,
  ],
  [
    'an outcome that cannot be met',
    { ...withOAuth({}), samples },
    /^samples\.answers\.credential_revoked: no answer leads to this outcome/,
  ],
  [
    'an outcome that can be met although it is said not to',
    { samples: { ...samples, unreachable: { scope_insufficient: 'no scopes' } } },
    /^samples\.unreachable\.scope_insufficient: an answer does lead to this outcome/,
  ],
  [
    'an authorization page without https',
    withOAuth({ authorizeUrl: 'http://acme.test/a' }),
    /^auth\.oauth\.authorizeUrl: is not https/,
  ],
  [
    'a token address that is none',
    withOAuth({ tokenUrl: () => 'x' }),
    /^auth\.oauth\.tokenUrl: is no address/,
  ],
  [
    'a required scope that is not asked for',
    withOAuth({ scopes: { me: { title: 'M', required: true }, write: { title: 'W' } } }),
    /^auth\.oauth\.scopes\.me: is required but not asked for/,
  ],
  [
    'default scopes that do not suffice for the test',
    withOAuth({ scopes: { me: { title: 'M', default: true }, write: { title: 'W' } } }),
    /^test\.requiredScopes: me must be a required scope/,
  ],
  [
    'a repair that junk breaks',
    withOAuth({
      repairTokenResponse: (body) => ({ scope: (body['scopes'] as string[]).join(' ') }),
    }),
    /^auth\.oauth\.repairTokenResponse: throws on \{\}/,
  ],
  [
    'a token error that means something else',
    {
      samples: {
        ...samples,
        tokenErrors: { revoked: { status: 400, error: 'invalid_grant', description: '' } },
      },
    },
    /^samples\.tokenErrors\.revoked: is read as expired/,
  ],
  [
    'a sample its input refuses',
    withAction({ sample: { id: '7', name: 3 } }),
    /^actions\.rename\.sample\.name: Invalid input: expected string/,
  ],
  [
    'discovery that junk breaks',
    {
      discover: async ({ call }) => ({
        dc: ((await call({ method: 'GET', path: '/meta' })).body as { dc: string }).dc,
      }),
    },
    /^discover \(oauth\): fails on 200/,
  ],
  [
    'discovery at a foreign host',
    {
      discover: async ({ call }) => ({
        dc: (await call({ method: 'GET', path: '/', baseUrl: 'https://evil.test' })).text,
      }),
    },
    /^discover \(oauth\): baseUrl: evil\.test is no host of this connector/,
  ],
  ['a definition that does not hold', { name: '' }, /^name: is empty/],
  [
    'an action without answers',
    { samples: { ...samples, actions: {} } },
    /^samples\.actions\.rename: is needed/,
  ],
  [
    'a success that is none',
    withAnswer({ status: 500, result: { thing: '7' } }),
    /^samples\.actions\.rename\.delivered: is read as retry, 500/,
  ],
  [
    'a result that is not the one told',
    withAnswer({ status: 200, json: { id: '8' }, result: { thing: '7' } }),
    /delivered\.result: is read as \{"thing":"8"\}/,
  ],
  [
    'a file that no sample names',
    withFile({ name: 'thing.txt', mediaType: 'text/plain' }),
    /delivered\.file: the action declares one/,
  ],
  [
    'a file that is not the sample’s',
    { ...withFile({ name: 'thing.txt', mediaType: 'text/plain' }), ...withSampleFile('b3RoZXI=') },
    /delivered\.file: is read as \{"name":"thing\.txt"/,
  ],
  [
    'a file under a name of somebody else’s',
    withFile({ name: 'Ada’s thing', mediaType: 'text/plain' }),
    /result\.read makes of .* what is none \(file\.name/,
  ],
  [
    'a sample’s file that no action declares',
    withSampleFile('b3RoZXI='),
    /delivered\.file: the action declares none/,
  ],
  [
    'a result that its schema refuses',
    withAction({ result: { ...rename!.result!, read: () => ({ thing: 7 }) } }),
    /delivered: thing: /,
  ],
  [
    'a result larger than 16 KiB',
    withAction({ result: { ...rename!.result!, read: () => ({ thing: 'x'.repeat(20_000) }) } }),
    /larger than 16 KiB/,
  ],
  [
    'a result that junk breaks',
    withAction({
      result: { ...rename!.result!, read: ({ body }) => ({ thing: (body as { id: string }).id }) },
    }),
    /result\.read fails on 200/,
  ],
  [
    'a refusal without its code',
    {
      samples: {
        ...samples,
        actions: {
          rename: { ...samples.actions!['rename'], failed: [{ status: 404, code: 'gone' }] },
        },
      },
    },
    /failed\.0: is read as rejected, 404/,
  ],
  [
    'no refusal',
    { samples: { ...samples, actions: { rename: { ...samples.actions!['rename'], failed: [] } } } },
    /failed: a documented refusal is needed/,
  ],
  [
    'a step that junk breaks',
    withAction({
      before: [
        {
          name: 'find',
          request: () => undefined,
          read: ({ body }) => ({ id: (body as { id: string }).id }),
        },
      ],
    }),
    /^actions\.rename\.before\.find\.read: fails on 200/,
  ],
  [
    'a step that finds what cannot be kept',
    withAction({
      before: [{ name: 'find', request: () => undefined, read: ({ body }) => ({ body }) as never }],
    }),
    /neither text, number nor truth/,
  ],
  [
    'two steps of one name',
    withAction({ before: [step, step] }),
    /^actions\.rename\.before\.find: not a valid name/,
  ],
  ['a grant without answers', withGrant({}), /^samples\.grants\.api_key: is needed/],
  [
    'a grant that finds tokens anywhere',
    withGrant({ read: () => ({ accessToken: 't' }) }),
    /^auth\.api_key\.grant\.read: finds a token in 200/,
  ],
  [
    'a grant at a foreign host',
    withGrant({ request: () => ({ method: 'POST', path: '/', baseUrl: 'https://evil.test' }) }),
    /evil\.test is no host/,
  ],
  [
    'a long-lived token asked for elsewhere',
    withOAuth({
      longLived: { refresh: () => ({ method: 'GET', path: '/', baseUrl: 'https://evil.test' }) },
    }),
    /^auth\.oauth\.longLived\.refresh: .*evil\.test is no host/,
  ],
  [
    'two default versions',
    {
      versions: [
        { version: '1', default: true },
        { version: '2', default: true },
      ],
    },
    /^versions: exactly one must be the default/,
  ],
  [
    'a sunset that is no day',
    { versions: [{ version: '1', default: true, sunset: '2026-02-30' }] },
    /^versions\.1\.sunset/,
  ],
  ['a bundle without a name', { bundle: { slug: 'acme', name: '' } }, /^bundle\.name: is empty/],
  [
    'a payment action that refuses its kind',
    { family: 'payment', actions: { capture: rename! } },
    /^actions\.capture\.input: refuses what its kind takes/,
  ],
  [
    'a payment action without the kind’s result',
    { family: 'payment', actions: { capture: { ...rename!, result: undefined as never } } },
    /^actions\.capture\.result: its kind tells one/,
  ],
  [
    'a payment action with another result',
    { family: 'payment', actions: { capture: rename! } },
    /capture\.delivered\.result: is not its kind’s/,
  ],
];

describe('the conformance kit', () => {
  it('finds nothing wrong with a sound definition', async () => {
    expect(await conformanceProblems(exampleDefinition())).toEqual([]);
  });

  it.each(BROKEN)('names %s', async (_, over, problem) => {
    const problems = await conformanceProblems(exampleDefinition(over));
    expect(problems).toContainEqual(expect.stringMatching(problem));
  });

  it('lets a key travel in the address where the method declares it', async () => {
    const auth = [{ ...key(), inject: appended('url'), secretIn: 'url' as const }] as const;
    expect(await conformanceProblems(exampleDefinition({ auth, samples: { ...samples } }))).toEqual(
      [],
    );
  });

  it('takes a credential for used that buys the token which is sent', async () => {
    const grant = {
      request: ({ credentials }: { credentials: Readonly<Record<string, string>> }) => ({
        method: 'POST' as const,
        path: '/token',
        form: { key: credentials['api_key'] ?? '' },
      }),
      read: granted,
    };
    const auth = [{ ...key(), inject: bearer('access_token'), grant }] as const;
    const grants = { api_key: { granted: { status: 200, json: { access_token: 't' } } } };
    const over = { auth, samples: { ...samples, grants } };
    expect(await conformanceProblems(exampleDefinition(over))).toEqual([]);
  });

  it('lets http pass where the operator chose the address', async () => {
    const settings = z.object({ base: textField({ title: 'Base' }) });
    const over = {
      settings,
      baseUrl: (context: RequestContext) => String(context.settings['base']),
      samples: { ...samples, settings: { base: 'http://10.0.0.1:8080/api' } },
    };
    expect(await conformanceProblems(exampleDefinition(over))).toEqual([]);
  });
});
