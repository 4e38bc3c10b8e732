import { describe, expect, it } from 'vitest';
import { injectorOf } from '@patchbay/connector-sdk/auth/injector-of';
import { accepts, answer, built, contextOf } from '../../test/built.ts';
import connector from './connector.ts';

describe('an event for Segment', () => {
  it('is named by the delivery and dated when that was accepted', () => {
    const context = { messageId: 'msg_1', acceptedAt: Date.UTC(2026, 0, 2) };
    expect(
      built(connector, 'track_event', { event_name: 'E', user_id: 'u' }, context).json,
    ).toEqual({
      event: 'E',
      userId: 'u',
      properties: {},
      context: {},
      timestamp: '2026-01-02T00:00:00.000Z',
      messageId: 'msg_1',
    });
    expect(accepts(connector, 'track_event', { event_name: 'E' })).toBe(false);
  });

  it('goes to the region of the workspace, since elsewhere it would vanish', () => {
    const url = (region: string) =>
      built(connector, 'track_event', { event_name: 'E', user_id: 'u' }, { settings: { region } })
        .url;
    expect(url('us')).toBe('https://api.segment.io/v1/track');
    expect(url('eu')).toBe('https://events.eu1.segmentapis.com/v1/track');
  });
});

describe('a write key', () => {
  const sent = (address: string) => {
    const request = {
      method: 'GET',
      url: new URL(address),
      headers: {} as Record<string, string>,
      body: '',
    };
    const credentials = { write_key: 'KEY' };
    injectorOf(connector.auth[0])(request, { credentials, settings: {}, now: 0, messageId: 'm' });
    return { url: request.url.href, headers: request.headers };
  };

  it('is the user name of events, and names the source in the test', () => {
    expect(sent('https://api.segment.io/v1/track')).toEqual({
      url: 'https://api.segment.io/v1/track',
      headers: { authorization: `Basic ${Buffer.from('KEY:').toString('base64')}` },
    });
    expect(sent('https://cdn.segment.com/v1/projects/write_key/settings')).toEqual({
      url: 'https://cdn.segment.com/v1/projects/KEY/settings',
      headers: {},
    });
  });

  it('never becomes the account’s identifier as it is', () => {
    const body = { integrations: { 'Segment.io': { apiKey: 'KEY' } } };
    const account = connector.test.account(answer(200, body), contextOf());
    expect(account?.id).toMatch(/^[0-9a-f]{16}$/);
    expect(JSON.stringify(account)).not.toContain('KEY');
  });
});
