import { describe, expect, it } from 'vitest';
import { injectorOf } from '@patchbay/connector-sdk/auth/injector-of';
import { readAttempt } from '@patchbay/connector-sdk/read-attempt';
import { answer, built, contextOf } from '../../test/built.ts';
import connector from './connector.ts';

const settings = { site: 'example.com' };

describe('an event at Plausible', () => {
  it('is of the site, on its first page unless told otherwise', () => {
    const { url, json, request } = built(
      connector,
      'track_event',
      { event_name: 'E', ip: '203.0.113.7', user_agent: 'UA' },
      { settings },
    );
    expect(url).toBe('https://plausible.io/api/event');
    expect(json).toEqual({ domain: 'example.com', name: 'E', url: 'https://example.com/' });
    expect(request.headers).toEqual({ 'user-agent': 'UA', 'x-forwarded-for': '203.0.113.7' });
  });

  it('goes to a Plausible of one’s own', () => {
    const own = { ...settings, base_url: 'https://stats.example.com' };
    expect(built(connector, 'track_event', { event_name: 'E' }, { settings: own }).url).toBe(
      'https://stats.example.com/api/event',
    );
  });

  it('carries no key, which only reading needs', () => {
    const sent = (path: string) => {
      const url = new URL(`https://plausible.io${path}`);
      const request = { method: 'POST', url, headers: {} as Record<string, string>, body: '' };
      const context = { credentials: { api_key: 'k' }, settings, now: 0, messageId: 'm' };
      injectorOf(connector.auth[0])(request, context);
      return request.headers;
    };
    expect(sent('/api/event')).toEqual({});
    expect(sent('/api/v2/query')).toEqual({ authorization: 'Bearer k' });
  });
});

describe('Plausible’s answer', () => {
  it('is a refusal where the event was thrown away, although its status is a success', () => {
    const dropped = answer(202, undefined, { 'x-plausible-dropped': '1' });
    expect(readAttempt(connector, 'api_key', dropped)).toMatchObject({
      verdict: 'rejected',
      errorCode: 'dropped',
    });
    expect(readAttempt(connector, 'api_key', answer(202)).verdict).toBe('delivered');
  });

  it('must be about the site of the settings', () => {
    const account = (site_id: string) =>
      connector.test.account(
        answer(200, { results: [], query: { site_id } }),
        contextOf({ settings }),
      );
    expect(account('example.com')).toEqual({ id: 'example.com', name: 'example.com' });
    expect(account('other.example')).toBeUndefined();
  });
});
