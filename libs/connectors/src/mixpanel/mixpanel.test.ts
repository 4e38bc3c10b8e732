import { describe, expect, it } from 'vitest';
import { accepts, answer, built, contextOf } from '../../test/built.ts';
import connector from './connector.ts';

const settings = { project_id: '7', residency: 'eu' };
const send = (input: object, over: object = {}) =>
  built(connector, 'track_event', { event_name: 'E', ...input }, { settings, ...over });

describe('an event for Mixpanel', () => {
  it('is imported where the project resides', () => {
    const { url, request } = send({ user_id: 'u' }, { messageId: 'msg_1', acceptedAt: 5 });
    expect(url).toBe('https://api-eu.mixpanel.com/import?strict=1&project_id=7');
    expect(request.json).toEqual([
      {
        event: 'E',
        properties: {
          time: 5,
          distinct_id: 'u',
          $insert_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
          ip: undefined,
        },
      },
    ]);
  });

  it('keeps its identifier over the retries of a delivery', () => {
    const id = (messageId: string) =>
      JSON.stringify(send({ user_id: 'u' }, { messageId, acceptedAt: 5 }).request.json);
    expect(id('msg_1')).toBe(id('msg_1'));
    expect(id('msg_1')).not.toBe(id('msg_2'));
  });

  it('is of somebody, or of nobody at all, but of no placeholder', () => {
    expect(accepts(connector, 'track_event', { event_name: 'E' })).toBe(true);
    expect(accepts(connector, 'track_event', { event_name: 'E', user_id: 'Anonymous' })).toBe(
      false,
    );
  });
});

describe('Mixpanel’s account', () => {
  it('is the project, which the service account must know', () => {
    const account = (projects: object) =>
      connector.test.account(
        answer(200, { status: 'ok', results: { projects } }),
        contextOf({ settings }),
      );
    expect(account({ '7': { name: 'Shop' } })).toEqual({ id: '7', name: 'Shop' });
    expect(account({ '8': { name: 'Other' } })).toBeUndefined();
    expect(connector.test.request(contextOf({ settings })).baseUrl).toBe('https://eu.mixpanel.com');
  });

  it('is named by its number, not by its token', () => {
    const issue = connector.settings!.safeParse({ project_id: '0a'.repeat(16) }).error?.issues[0];
    expect(issue?.message).toMatch(/token/);
  });
});
