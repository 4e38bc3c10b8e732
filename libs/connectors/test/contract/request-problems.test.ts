import { describe, expect, it } from 'vitest';
import type { VendorRequest } from '@patchbay/connector-sdk/request';
import type { Built } from './built-requests.ts';
import { lessExceptions } from './contract-problems.ts';
import { discoveryOperation } from './discovery-operation.ts';
import { filledOut } from './filled-out.ts';
import { openApiOperation } from './openapi-operation.ts';
import { requestProblems } from './request-problems.ts';
import { validate } from './validate.ts';

const thing = {
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string' },
    size: { type: 'integer', nullable: true },
    inner: { $ref: '#/components/schemas/Thing' },
    tags: { type: 'array', items: { type: 'string' } },
  },
};

const openapi = {
  servers: [{ url: 'https://api.acme.test/v1' }],
  components: {
    schemas: { Thing: thing },
    securitySchemes: { login: { type: 'oauth2' } },
  },
  paths: {
    '/things/{id}': {
      parameters: [{ name: 'X-Version', in: 'header', required: true }],
      patch: {
        security: [{ login: ['things.write'] }],
        parameters: [
          { name: 'dry', in: 'query', schema: { type: 'boolean' } },
          { name: 'team', in: 'query', required: true },
        ],
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } },
        },
      },
    },
    '/things/old': { get: { deprecated: true } },
    '/things/{id}/picture': {
      post: {
        requestBody: {
          content: {
            'multipart/form-data': {
              schema: { required: ['file'], properties: { file: { type: 'string' } } },
            },
            'image/*': {},
          },
        },
      },
    },
  },
};

const swagger = {
  host: 'api.acme.test',
  basePath: '/v0',
  parameters: { body: { in: 'body', name: 'body', required: true, schema: { $ref: '#/definitions/T' } } },
  definitions: { T: { properties: { name: { type: 'string' } } } },
  paths: { '/things': { post: { parameters: [{ $ref: '#/parameters/body' }] } } },
}; // prettier-ignore

const sound: VendorRequest = {
  method: 'PATCH',
  path: '/v1/things/7',
  query: { team: 't1' },
  headers: { 'x-version': '1' },
  json: { name: 'Ada' },
};

function problems(root: object, request: VendorRequest, scopes: string[] = ['things.write']) {
  const url = new URL(`https://api.acme.test${request.path}`);
  for (const [name, value] of Object.entries(request.query ?? {})) {
    url.searchParams.set(name, String(value));
  }
  const operation = openApiOperation(root as never, { method: request.method, url });
  if (!operation) return ['does not exist'];
  const type = request.json ? 'application/json' : request.multipart && 'multipart/form-data';
  const headers = { ...(type && { 'content-type': type }), ...request.headers };
  return requestProblems(operation, { from: 'test', request, url, headers, scopes } as Built);
}

describe('a request against an OpenAPI description', () => {
  it('is sound', () => {
    expect(problems(openapi, sound)).toEqual([]);
  });

  it.each<[string, VendorRequest, RegExp]>([
    ['another path', { ...sound, path: '/v1/thing/7' }, /does not exist/],
    ['another base', { ...sound, path: '/v2/things/7' }, /does not exist/],
    ['another method', { ...sound, method: 'PUT' }, /does not exist/],
    ['an unknown parameter', { ...sound, query: { team: 't', teem: 't' } }, /query teem is not known/],
    ['a parameter of another type', { ...sound, query: { team: 't', dry: 'maybe' } }, /query dry: .*boolean/],
    ['a missing parameter', { ...sound, query: {} }, /query team is missing/],
    ['a missing header', { ...sound, headers: {} }, /header X-Version is missing/],
    ['a missing body', { ...sound, json: undefined }, /a body is required/],
    ['a property nobody knows', { ...sound, json: { name: 'A', colour: 1 } }, /additional properties.*colour/],
    ['the same further inside', { ...sound, json: { name: 'A', inner: { name: 'B', x: 1 } } }, /body\/inner: .*"x"/],
    ['a property of another type', { ...sound, json: { name: 'A', tags: [1] } }, /body\/tags\/0: must be string/],
    ['a required property left out', { ...sound, json: { size: null } }, /required property 'name'/],
    ['what is deprecated', { method: 'GET', path: '/v1/things/old' }, /deprecated/],
    ['a field of a form left out', { method: 'POST', path: '/v1/things/7/picture', multipart: { subtype: 'form-data', parts: [{ name: 'f', text: 'x' }] } }, /required property 'file'/],
  ])('is not, with %s', (_, request, problem) => {
    expect(problems(openapi, request).join('\n')).toMatch(problem);
  }); // prettier-ignore

  it('is not without a scope that allows it', () => {
    expect(problems(openapi, sound, ['things.read']).join()).toMatch(/needs one of the scopes/);
  });

  it('may send any type that a range takes', () => {
    const picture: VendorRequest = { method: 'POST', path: '/v1/things/7/picture', bytes: 'AA==', headers: { 'content-type': 'image/png' } }; // prettier-ignore
    expect(problems(openapi, picture)).toEqual([]);
    const sound = { ...picture, headers: { 'content-type': 'audio/mpeg' } };
    expect(problems(openapi, sound)).toEqual(['audio/mpeg is not accepted']);
  });

  it('is read by Swagger 2 alike', () => {
    const post = (json: unknown): VendorRequest => ({ method: 'POST', path: '/v0/things', json });
    expect(problems(swagger, post({ name: 'Ada' }))).toEqual([]);
    expect(problems(swagger, post({ nam: 'Ada' })).join()).toMatch(/"nam"/);
  });
});

describe('a request against a discovery document', () => {
  const discovery = {
    rootUrl: 'https://acme.googleapis.test/',
    servicePath: 'v1/',
    parameters: { fields: { type: 'string' } },
    schemas: { File: { id: 'File', properties: { name: { type: 'string' } } } },
    resources: {
      files: {
        methods: {
          create: {
            ...{ httpMethod: 'POST', path: 'files', flatPath: 'files' },
            request: { $ref: 'File' },
            scopes: ['write', 'all'],
            mediaUpload: { protocols: { simple: { path: '/upload/v1/files' } } },
          },
        },
      },
    },
  };
  const at = (path: string) => ({ method: 'POST', url: new URL(`https://acme.googleapis.test${path}`) }); // prettier-ignore

  it('knows the method, and its upload, which must say that it is one', () => {
    expect(discoveryOperation(discovery, at('/v1/file'))).toBeUndefined();
    const request = { method: 'POST', path: '', json: { name: 7 } } as const;
    const headers = { 'content-type': 'application/json' };
    const { url } = at('/upload/v1/files?fields=id');
    const operation = discoveryOperation(discovery, { method: 'POST', url })!;
    const built = { from: 'x', request, url, headers, scopes: ['read'] };
    expect(requestProblems(operation, built)).toEqual([
      'query uploadType is missing',
      'body/name: must be string {"type":"string"}',
      'declares ["read"] and needs one of the scopes [["write"],["all"]]',
    ]);
  });
});

describe('an answer against its schema', () => {
  const answer = (value: unknown) =>
    validate(openapi, { $ref: '#/components/schemas/Thing' }, value, { partial: true });

  it('may be shortened, but neither misspelt nor of other types', () => {
    expect(answer({ size: null })).toEqual([]);
    expect(answer({ nam: 'Ada' }).join()).toMatch(/"nam"/);
    expect(answer({ size: '7' }).join()).toMatch(/body\/size/);
  });

  it('is filled out with everything else, or with nulls where those may be', () => {
    const fill = (nulls: boolean) =>
      filledOut(openapi, { $ref: '#/components/schemas/Thing' }, { name: 'Ada' }, nulls, 2);
    expect(fill(false)).toMatchObject({ name: 'Ada', size: 1, tags: [] });
    expect(fill(true)).toMatchObject({ name: 'Ada', size: null });
  });
});

it('an exception pardons what it is about, and is named when it pardons nothing', () => {
  const about = (text: string) => ({ about: text, reason: 'r', source: 'https://acme.test' });
  expect(lessExceptions(['a is wrong', 'b is wrong'], [about('a is'), about('c is')])).toEqual([
    'b is wrong',
    'the exception about "c is" pardons nothing',
  ]);
});
