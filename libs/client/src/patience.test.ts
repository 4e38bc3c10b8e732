import { describe, expect, it } from 'vitest';
import { createPatchbayClient } from './create-patchbay-client.ts';

const DELIVERY = {
  ...{ id: 7, connection_id: 3, action: 'post_event', originating_module: 'forms' },
  ...{ event_identifier: 'e', status: 'pending', attempts: 0, next_attempt_at: null },
  ...{ created_at: '2026-01-01T00:00:00Z', finished_at: null },
};
const EVENT = {
  ...{ connection_id: 3, action: 'post_event', input: {} },
  ...{ originating_module: 'forms', event_identifier: 'e' },
};

/** A client whose server refuses so many times, and what it was sent. */
function clientOf(refusals: number, status: number, headers: Record<string, string>, more = {}) {
  const keys: (string | null)[] = [];
  const answer = (_url: unknown, init?: RequestInit) => {
    keys.push(new Headers(init?.headers).get('idempotency-key'));
    if (keys.length > refusals) return Promise.resolve(Response.json(DELIVERY, { status: 202 }));
    const problem = { type: 'about:blank', title: 'No', status, code: 'too_busy' };
    return Promise.resolve(Response.json(problem, { status, headers }));
  };
  const client = createPatchbayClient({
    ...{ baseUrl: 'http://127.0.0.1:1', token: 'pb_test', site: 'shop' },
    ...{ fetch: answer as typeof fetch, ...more },
  });
  return { client, keys };
}

describe('a client that is asked to come again later', () => {
  it.each([429, 503])('does so after %d, as the same request', async (status) => {
    const { client, keys } = clientOf(2, status, { 'retry-after': '0' });
    expect((await client.deliver(EVENT)).id).toBe(7);
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
  });

  it('waits as long as it is asked to', async () => {
    const { client } = clientOf(1, 429, { 'retry-after': '1' });
    const start = Date.now();
    await client.deliver(EVENT);
    expect(Date.now() - start).toBeGreaterThanOrEqual(1000);
  });

  it('says so at once when that is longer than its patience', async () => {
    const { client, keys } = clientOf(1, 429, { 'retry-after': '60' });
    await expect(client.deliver(EVENT)).rejects.toMatchObject({ status: 429, retryAfter: 60 });
    expect(keys).toHaveLength(1);
  });

  it('never repeats what could be carried out twice', async () => {
    const { client, keys } = clientOf(1, 503, { 'retry-after': '0' });
    await expect(client.retryDelivery(7)).rejects.toMatchObject({ status: 503 });
    expect(keys).toHaveLength(1);
  });

  it('does not come again when no time was named', async () => {
    const { client, keys } = clientOf(1, 429, {});
    await expect(client.deliver(EVENT)).rejects.toMatchObject({ status: 429 });
    expect(keys).toHaveLength(1);
  });

  it('stops waiting when its caller gives up', async () => {
    const { client } = clientOf(1, 429, { 'retry-after': '20' });
    const giveUp = new AbortController();
    const start = Date.now();
    setTimeout(() => giveUp.abort(), 50);
    await client.deliver(EVENT, { signal: giveUp.signal }).catch(() => undefined);
    expect(Date.now() - start).toBeLessThan(5000);
  });
});
