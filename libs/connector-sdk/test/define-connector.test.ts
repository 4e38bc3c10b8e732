import { describe, expect, it } from 'vitest';
import { checkDefinition } from '@patchbay/connector-sdk/check-definition';
import {
  ConnectorDefinitionError,
  defineConnector,
} from '@patchbay/connector-sdk/define-connector';
import type { ConnectorDefinition } from '@patchbay/connector-sdk/definition';
import { exampleDefinition, key, oauth, rename } from './example-definition.ts';

type Broken = [name: string, over: Record<string, unknown>, problem: string];

const test = exampleDefinition().test;

const BROKEN: Broken[] = [
  ['a slug with capitals', { slug: 'Acme' }, 'slug: lower case, digits and underscores'],
  ['no slug', { slug: undefined }, 'slug: lower case, digits and underscores'],
  ['no name', { name: ' ' }, 'name: is empty'],
  ['no description', { description: '' }, 'description: is empty'],
  ['an unknown family', { family: 'toys' }, 'family: toys is not known'],
  ['no base address', { baseUrl: 'acme' }, 'baseUrl: is no address'],
  ['no sources', { sources: [] }, 'sources: must be addresses of the pages the facts come from'],
  ['no test', { test: undefined }, 'test.request: a connector must be testable'],
  [
    'no account',
    { test: { request: test.request } },
    'test.account: the test must tell the account',
  ],
  ['no flow', { auth: [] }, 'auth: at least one flow is needed'],
  ['auth that is no list', { auth: {} }, 'auth: at least one flow is needed'],
  ['a flow twice', { auth: [key(), key()] }, 'auth: each flow at most once'],
  ['an unknown flow', { auth: [{ flow: 'magic' }] }, 'auth.0.flow: magic is not known'],
  ['no fields', { auth: [{ ...key(), fields: undefined }] }, 'auth.0.fields: is missing'],
  ['no injector', { auth: [{ ...key(), inject: undefined }] }, 'auth.0.inject: is missing'],
  [
    'a signed token without a generator',
    { auth: [{ ...key(), flow: 'signed_token' }] },
    'auth.0.generate: is missing',
  ],
  ['no token address', { auth: [oauth({ tokenUrl: '' })] }, 'auth.0.tokenUrl: is missing'],
  [
    'no authorization address',
    { auth: [oauth({ authorizeUrl: '' })] },
    'auth.0.authorizeUrl: is missing',
  ],
  [
    'a wrong revocation address',
    { auth: [oauth({ revokeUrl: 'x' })] },
    'auth.0.revokeUrl: is no address',
  ],
  [
    'a scope without words',
    { auth: [oauth({ scopes: { me: { title: '' }, write: { title: 'W' } } })] },
    'auth.0.scopes.me.title: is empty',
  ],
  ['no actions', { actions: undefined }, 'actions: is no object'],
  [
    'an action with a bad name',
    { actions: { 'Re-name': rename } },
    'actions.Re-name: not a valid name',
  ],
  [
    'an action without title',
    { actions: { rename: { ...rename, title: '' } } },
    'actions.rename.title: is empty',
  ],
  [
    'an action without input',
    { actions: { rename: { ...rename, input: {} } } },
    'actions.rename.input: is missing',
  ],
  [
    'an action without request',
    { actions: { rename: { ...rename, request: 'x' } } },
    'actions.rename.request: is missing',
  ],
  [
    'an action with a scope nobody offers',
    { actions: { rename: { ...rename, scopes: ['admin'] } } },
    'actions.rename.scopes: admin is not offered',
  ],
  [
    'a test with a scope nobody offers',
    { test: { ...test, requiredScopes: ['admin'] } },
    'test.requiredScopes: admin is not offered',
  ],
  [
    'a limit of nothing',
    { rateLimit: { requests: 0, perMs: 1000 } },
    'rateLimit.requests: must be a whole number above 0',
  ],
  [
    'a limit in seconds',
    { rateLimit: { requests: 5, perMs: 10 } },
    'rateLimit.perMs: must be 1000 ms or more',
  ],
  ['a schedule in words', { retry: ['1s'] }, 'retry: must be a list of milliseconds'],
  ['a timeout in seconds', { timeoutMs: 30 }, 'timeoutMs: must be 100 ms or more'],
  ['a misspelt key', { ratelimit: {} }, 'ratelimit: is no key of a connector'],
];

describe('a connector definition', () => {
  it('without fault passes and cannot be changed afterwards', () => {
    const connector = defineConnector(exampleDefinition());
    expect(connector).toMatchObject({ slug: 'acme', __checked: true });
    expect(Object.isFrozen(connector)).toBe(true);
  });

  it.each(BROKEN)('with %s is refused by its key', (_, over, problem) => {
    const broken = { ...exampleDefinition(), ...over } as ConnectorDefinition;
    expect(checkDefinition(broken)).toContain(problem);
    expect(() => defineConnector(broken)).toThrow(ConnectorDefinitionError);
  });

  it('is refused with every problem at once and its slug', () => {
    const broken = exampleDefinition({ name: '', description: '' });
    expect(() => defineConnector(broken)).toThrow(
      'connector acme is invalid:\n  - name: is empty\n  - description: is empty',
    );
  });

  it.each([undefined, null, 'x', 7, []])('that is %j is refused, not crashed on', (value) => {
    expect(checkDefinition(value as never)).toEqual(['definition: is no object']);
  });

  it('may leave out the authorization address where the grant is brought along', () => {
    const { authorizeUrl, ...rest } = oauth();
    expect(authorizeUrl).toBeDefined();
    const manual = { ...rest, manual: key().fields };
    expect(checkDefinition(exampleDefinition({ auth: [manual] }))).toEqual([]);
  });
});
