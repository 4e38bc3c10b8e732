import { describe, expect, it } from 'vitest';
import { readAttempt } from '@patchbay/connector-sdk/read-attempt';
import { accepts, answer, built, contextOf, refusalOf } from '../../test/built.ts';
import connector from './connector.ts';
import { trackEvent } from './track-event.ts';

const settings = { measurement_id: 'G-ABC1234567' };
const event = { event_name: 'e', client_id: '1.2' };

describe('an event by the Measurement Protocol', () => {
  it('is collected in the European Union unless told otherwise', () => {
    const url = (region?: string) =>
      built(connector, 'track_event', event, { settings: { ...settings, region } }).url;
    expect(url()).toBe(
      'https://region1.google-analytics.com/mp/collect?measurement_id=G-ABC1234567',
    );
    expect(url('global')).toMatch(/^https:\/\/www\.google-analytics\.com\/mp\/collect/);
  });

  it('is validated first, because the server that records never says no', () => {
    const [validate] = trackEvent.before!;
    const context = contextOf({ settings, acceptedAt: 1000 });
    expect(validate!.request(event as never, context, {})).toMatchObject({
      path: '/debug/mp/collect',
      json: { client_id: '1.2', timestamp_micros: 1_000_000, events: [{ name: 'e', params: {} }] },
    });
    const refused = answer(200, { validationMessages: [{ validationCode: 'NAME_RESERVED' }] });
    expect(readAttempt(connector, 'api_key', refused)).toMatchObject({
      verdict: 'rejected',
      errorCode: 'NAME_RESERVED',
    });
    expect(validate!.read(answer(200, { validationMessages: [] }), event as never, {})).toEqual({});
  });

  it('has a browser even where nobody named one, the same in every retry', () => {
    const client = (messageId: string) =>
      built(connector, 'track_event', { event_name: 'e' }, { settings, messageId }).json![
        'client_id'
      ];
    expect(client('msg_1')).toMatch(/^\d+\.\d+$/);
    expect(client('msg_1')).toBe(client('msg_1'));
    expect(client('msg_1')).not.toBe(client('msg_2'));
  });

  it('is refused when Google would drop it for its age or its name', () => {
    const old = { ...event, at: '2025-12-29T00:00:00Z' };
    expect(() => built(connector, 'track_event', old, { settings })).toThrow(/72 hours/);
    expect(accepts(connector, 'track_event', { event_name: '_e' })).toBe(false);
    expect(accepts(connector, 'track_event', { event_name: 'Quote requested' })).toBe(false);
  });
});

it('tells measurement IDs, containers and keys apart', () => {
  const setting = (measurement_id: string) =>
    connector.settings!.safeParse({ measurement_id }).error?.issues[0]?.message;
  expect(setting('UA-1-1')).toMatch(/ended in 2023/);
  expect(setting('GTM-ABC')).toMatch(/Tag Manager/);
  expect(setting('g-abc1234567')).toBeUndefined();
  expect(refusalOf(connector, 'api_key', { api_secret: 'G-ABC1234567' })).toMatch(/settings/);
});
