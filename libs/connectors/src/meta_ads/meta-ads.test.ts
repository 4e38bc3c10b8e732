import { describe, expect, it } from 'vitest';
import { accepts, built } from '../../test/built.ts';
import connector from './connector.ts';
import { hashedEmail, hashedPhone } from './hashed.ts';

const over = {
  settings: { dataset_id: '99' },
  messageId: 'm1',
  acceptedAt: Date.UTC(2026, 0, 2, 3, 4, 5),
};
const event = (name: string, input: Record<string, unknown>, more = {}) =>
  (built(connector, name, input, { ...over, ...more }).json as { data: [Record<string, unknown>] })
    .data[0];

describe('personal data for Meta', () => {
  it('is brought into one form and hashed', () => {
    // printf 'ada@example.com' | sha256sum
    expect(hashedEmail(' Ada@Example.com ')).toBe(
      'b5fc85e55755f9e0d030a10ab4429b6b2944855f9a0d60077fe832becbc41d72',
    );
    expect(hashedPhone('+49 (0)151 23-45')).toBe(hashedPhone('491512345'));
  });

  it('never leaves as it came', () => {
    const input = { value: 1, currency: 'eur', email: 'ada@example.com', phone: '+49 151 2345678' };
    const sent = JSON.stringify(event('upload_conversion', input));
    expect(sent).not.toMatch(/ada@|151/);
    expect(sent).toContain(hashedEmail('ada@example.com'));
  });
});

describe('an event for Meta', () => {
  const input = { value: 29.98, currency: 'eur', email: 'ada@example.com' };

  it('is one, however often it is reported', () => {
    expect(event('upload_conversion', { ...input, order_id: 'A-1' })).toMatchObject({
      event_name: 'Purchase',
      event_id: 'A-1',
      event_time: over.acceptedAt / 1000,
      action_source: 'system_generated',
      custom_data: { value: 29.98, currency: 'EUR', order_id: 'A-1' },
    });
    expect(event('upload_conversion', input)['event_id']).toBe('m1');
  });

  it('names the click as the cookie does', () => {
    const click = (click_id: string) =>
      event('upload_conversion', { ...input, click_id })['user_data'] as { fbc: string };
    expect(click('AbC').fbc).toBe(`fb.1.${over.acceptedAt}.AbC`);
    expect(click('fb.1.15.AbC').fbc).toBe('fb.1.15.AbC');
  });

  it('is of somebody, and of a page when it is of a website', () => {
    const takes = (more: Record<string, unknown>) =>
      accepts(connector, 'track_event', { event_name: 'Lead', ...more });
    expect(takes({})).toBe(false);
    expect(takes({ first_name: 'Ada', ip: '203.0.113.7' })).toBe(false);
    expect(takes({ email: 'a@b.nl' })).toBe(true);
    expect(takes({ email: 'a@b.nl', action_source: 'website' })).toBe(false);
    const page = { event_source_url: 'https://shop.example/', user_agent: 'Mozilla/5.0' };
    expect(takes({ email: 'a@b.nl', action_source: 'website', ...page })).toBe(true);
  });

  it('goes to the chosen dataset, as a test while there is a code', () => {
    const settings = { dataset_id: '99', test_event_code: 'TEST1' };
    const { url, json } = built(connector, 'upload_conversion', input, { settings });
    expect(url).toBe('https://graph.facebook.com/v26.0/99/events');
    expect(json).toMatchObject({ test_event_code: 'TEST1' });
    expect(() => built(connector, 'upload_conversion', input)).toThrow(/choose a dataset/);
  });
});
