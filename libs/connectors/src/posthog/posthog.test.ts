import { injectorOf } from '@patchbay/connector-sdk/auth/injector-of';
import { requestUrl } from '@patchbay/connector-sdk/request-url';
import { describe, expect, it } from 'vitest';
import { answer, built, contextOf, refusalOf } from '../../test/built.ts';
import connector from './connector.ts';

const settings = { region: 'eu', project_id: '7', project_token: 'phc_token' };
const send = (input: object, over: object = {}) =>
  built(connector, 'track_event', { event_name: 'e', ...input }, { settings, ...over });

describe('an event for PostHog', () => {
  it('names the project by its token, and itself by the delivery', () => {
    const { url, json } = send({ user_id: 'u' }, { messageId: 'msg_1', acceptedAt: 0 });
    expect(url).toBe('https://eu.i.posthog.com/i/v0/e/');
    expect(json).toEqual({
      api_key: 'phc_token',
      event: 'e',
      distinct_id: 'u',
      properties: {},
      timestamp: '1970-01-01T00:00:00.000Z',
      uuid: expect.stringMatching(/^[0-9a-f]{8}-/),
    });
  });

  it('makes no profile of somebody who did not sign in', () => {
    expect(send({ client_id: 'anon' }).json!['properties']).toEqual({
      $process_person_profile: false,
    });
  });

  it('goes to a PostHog of one’s own', () => {
    const own = { ...settings, region: 'self_hosted', base_url: 'https://ph.example.com' };
    expect(send({ user_id: 'u' }, { settings: own }).url).toBe('https://ph.example.com/i/v0/e/');
    expect(() => send({ user_id: 'u' }, { settings: { ...own, base_url: undefined } })).toThrow(
      /base_url/,
    );
  });

  it('carries no personal key', () => {
    const headers: Record<string, string> = {};
    const url = new URL('https://eu.i.posthog.com/i/v0/e/');
    const context = { credentials: { personal_api_key: 'k' }, settings, now: 0, messageId: 'm' };
    injectorOf(connector.auth[0])({ method: 'POST', url, headers, body: '' }, context);
    expect(headers).toEqual({});
  });
});

describe('PostHog’s project', () => {
  const project = { id: 7, name: 'Shop', api_token: 'phc_0123456789' };

  it('tells its token when connecting', async () => {
    const facts = (body: unknown, status = 200) =>
      connector.discover!({
        settings,
        flow: 'api_key',
        credentials: {},
        call: () => Promise.resolve(answer(status, body)),
      });
    expect(await facts(project)).toEqual({ project_token: 'phc_0123456789' });
    await expect(facts({ code: 'permission_denied' }, 403)).rejects.toThrow();
    expect(connector.test.account(answer(200, project), contextOf({ settings }))).toEqual({
      id: '7',
      name: 'Shop',
    });
  });

  it('is looked for in the organization that was named, or in the one last looked at', () => {
    const path = (over: object) =>
      requestUrl(
        connector,
        connector.test.request(contextOf({ settings: { ...settings, ...over } })),
        contextOf({ settings }),
      ).href;
    expect(path({})).toBe('https://eu.posthog.com/api/organizations/%40current/projects/7/');
    expect(path({ organization_id: 'o' })).toBe(
      'https://eu.posthog.com/api/organizations/o/projects/7/',
    );
  });

  it('names the scope that the key lacks', () => {
    const detail = "API key missing required scope 'project:read'";
    expect(connector.readError!(answer(403, { code: 'permission_denied', detail }))).toEqual({
      kind: 'scope_insufficient',
      code: 'permission_denied',
      missingScopes: ['project:read'],
    });
  });

  it('is not found by its own token', () => {
    expect(refusalOf(connector, 'api_key', { personal_api_key: 'phc_1' })).toMatch(/personal key/);
  });
});
