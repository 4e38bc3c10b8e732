import { describe, expect, it } from 'vitest';
import { loadConnectors } from '@patchbay/connectors/load';
import { CONNECTIONS } from '../cast/connections.ts';
import { STREAMS } from '../cast/streams.ts';
import { randomFrom } from '../random.ts';
import { historyOf } from './history.ts';
import { DAY_MS, windowsOf } from './outages.ts';
import type { PastDelivery } from './past-delivery.ts';

const connectors = await loadConnectors();
const now = new Date('2026-03-18T15:20:00Z');
const span = { from: new Date(now.getTime() - 36 * DAY_MS), to: now, now };
const streams = STREAMS.filter(({ rhythm }) => rhythm.perDay > 0);

const demoOf = (key: string) => CONNECTIONS.find((demo) => demo.key === key)!;
const connectorOf = (key: string) => connectors.get(demoOf(key).connector)!;
const historyWith = (key: string, seed = 1) =>
  historyOf(
    streams.find(({ connection }) => connection === key)!,
    span,
    randomFrom(seed),
  );
const outcomes = ({ attempts }: PastDelivery) => attempts.map(({ outcome }) => outcome);

describe.each(streams.map((stream) => [stream.connection, stream] as const))(
  'the past of %s',
  (key, stream) => {
    const past = historyOf(stream, span, randomFrom(7));

    it('could have been accepted: every input fits its action, and the request can be made', () => {
      const { settings, flow, scopes } = demoOf(key);
      const at = (text: string) => text.replace('{vendor}', 'https://vendor.example');
      const context = {
        settings: Object.fromEntries(Object.entries(settings).map(([name, v]) => [name, at(v)])),
        flow,
        now: now.getTime(),
        messageId: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
        acceptedAt: now.getTime(),
      };
      for (const { action, input } of past) {
        const { input: schema, request, scopes: needed = [] } = connectorOf(key).actions[action]!;
        expect(request(schema.parse(input) as never, context, {})).toBeDefined();
        if (scopes) expect(scopes).toEqual(expect.arrayContaining([...needed]));
      }
    });

    it('has ended: retried until something final, within the schedule’s four attempts and a release', () => {
      expect(past.length).toBeGreaterThan(20);
      for (const delivery of past) {
        expect(
          outcomes(delivery)
            .slice(0, -1)
            .every((each) => each === 'retried'),
        ).toBe(true);
        expect(['delivered', 'failed']).toContain(outcomes(delivery).at(-1));
        expect(delivery.attempts.length).toBeLessThanOrEqual(5);
      }
    });

    it('goes forward in time, a code for every failure and for no success', () => {
      for (const { acceptedAt, attempts } of past) {
        const times = [acceptedAt, ...attempts.map(({ at }) => at)].map(Number);
        expect(times).toEqual([...times].sort((a, b) => a - b));
        for (const { outcome, code, status } of attempts) {
          expect(code === null).toBe(outcome === 'delivered');
          if (outcome === 'delivered') expect(status).toBeLessThan(300);
        }
      }
    });
  },
);

describe('an outage of the past', () => {
  const [window] = windowsOf(
    streams.find(({ connection }) => connection === 'hubspot')!.outages,
    now,
  );
  const during = historyWith('hubspot').filter(
    ({ acceptedAt }) => +acceptedAt >= window!.from && +acceptedAt < window!.to,
  );

  it('meets no more attempts than open the breaker', () => {
    const failed = during.flatMap(({ attempts }) =>
      attempts.filter(({ status }) => status === 502),
    );
    expect(failed.length).toBeLessThanOrEqual(5);
    expect(failed.length).toBeGreaterThan(0);
  });

  it('loses nothing of what was held: it goes out in order when the vendor is back', () => {
    const released = during
      .map(({ attempts }) => attempts.at(-1)!)
      .filter(({ at }) => +at >= window!.to);
    expect(released.every(({ outcome }) => outcome === 'delivered')).toBe(true);
    const times = released.map(({ at }) => +at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });
});

it('is the same for the same seed', () => {
  expect(historyWith('stripe', 3)).toEqual(historyWith('stripe', 3));
  expect(historyWith('stripe', 3)).not.toEqual(historyWith('stripe', 4));
});
