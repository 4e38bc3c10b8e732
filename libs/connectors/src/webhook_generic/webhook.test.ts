import { describe, expect, it } from 'vitest';
import { randomBytes } from 'node:crypto';
import { readAttempt } from '@patchbay/connector-sdk/read-attempt';
import { readTest } from '@patchbay/connector-sdk/read-test';
import { Webhook } from 'standardwebhooks';
import connector from './connector.ts';
import { makeSecret, secretKey } from './secret.ts';
import { sign } from './sign.ts';

const NOW = Date.now();
const body = '{"type":"invoice.paid","timestamp":"2026-01-02T03:04:05.000Z","data":{"n":"ä"}}';

function signedHeaders(credentials: Record<string, string>) {
  const request = { method: 'POST', url: new URL('https://h/'), headers: {}, body };
  sign(request, { credentials, settings: {}, now: NOW, messageId: 'msg_1' });
  return request.headers as Record<string, string>;
}

const secretOf = (bytes: number) => makeSecret(randomBytes(bytes));

describe('a signed event', () => {
  it('is verified by the published library', () => {
    const secret = secretOf(32);
    expect(new Webhook(secret).verify(body, signedHeaders({ secret }))).toEqual(JSON.parse(body));
  });

  it('is refused by the published library with another secret or another body', () => {
    const headers = signedHeaders({ secret: secretOf(32) });
    expect(() => new Webhook(secretOf(32)).verify(body, headers)).toThrow();
    const secret = secretOf(32);
    expect(() => new Webhook(secret).verify(`${body} `, signedHeaders({ secret }))).toThrow();
  });

  it('is verified by both secrets while one is being rotated', () => {
    const [secret, previous] = [secretOf(24), secretOf(64)];
    const headers = signedHeaders({ secret, previous_secret: previous });
    expect(headers['webhook-signature']!.split(' ')).toHaveLength(2);
    for (const each of [secret, previous]) {
      expect(new Webhook(each).verify(body, headers)).toEqual(JSON.parse(body));
    }
  });

  it('is signed by the previous secret until its time is over, and by equal ones once', () => {
    const [secret, previous] = [secretOf(32), secretOf(32)];
    const signatures = (until: number, previous_secret = previous) =>
      signedHeaders({
        ...{ secret, previous_secret },
        previous_secret_until: new Date(until).toISOString(),
      })['webhook-signature']!.split(' ').length;
    expect(signatures(NOW + 1)).toBe(2);
    expect(signatures(NOW)).toBe(1);
    expect(signatures(NOW + 1, secret)).toBe(1);
  });

  it('carries the delivery’s identifier and the moment in seconds', () => {
    expect(signedHeaders({ secret: secretOf(32) })).toMatchObject({
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(Math.floor(NOW / 1000)),
    });
  });

  it('has the same body at every retry', () => {
    const { post_event: action } = connector.actions;
    const input = action!.input.parse({ type: 'a.b', data: { x: 1 } });
    const at = (now: number) =>
      action!.request(input, { settings: {}, flow: 'signed_token', now, acceptedAt: 5_000 }, {})
        .json;
    expect(at(10_000)).toEqual({
      type: 'a.b',
      timestamp: '1970-01-01T00:00:05.000Z',
      data: { x: 1 },
    });
    expect(at(99_000)).toEqual(at(10_000));
  });

  it('needs a type and data, of any shape', () => {
    const accepts = (input: unknown) =>
      connector.actions['post_event']!.input.safeParse(input).success;
    for (const data of [{}, [], 'x', 0, null]) expect(accepts({ type: 'a', data })).toBe(true);
    expect(
      [{ type: 'a' }, { data: {} }, { type: ' ', data: {} }, { type: 'a', data: 1, x: 1 }].some(
        accepts,
      ),
    ).toBe(false);
  });
});

describe('a signing secret', () => {
  const method = connector.auth[0];
  const accepts = (secret: string) =>
    method.flow !== 'oauth' && method.fields.safeParse({ secret }).success;

  it('may be left out, so that one is made', () => {
    expect(method.flow !== 'oauth' && method.fields.safeParse({}).success).toBe(true);
  });

  it('that was made is one that could be brought, of the bytes given', () => {
    for (const bytes of [24, 32, 64]) {
      const random = randomBytes(bytes);
      expect(accepts(makeSecret(random))).toBe(true);
      expect(secretKey(makeSecret(random))?.equals(random)).toBe(true);
    }
  });

  it.each([
    ['too short', makeSecret(randomBytes(23))],
    ['too long', makeSecret(randomBytes(65))],
    ['without its prefix', randomBytes(32).toString('base64')],
    ['not base64', 'whsec_****************************************'],
    ['base64 of the URL alphabet', 'whsec_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_'],
    ['base64 that ends badly', `${makeSecret(randomBytes(24))}A`],
  ])('is refused when %s', (_, secret) => {
    expect(accepts(secret)).toBe(false);
  });
});

describe('the test of a webhook', () => {
  const context = {
    settings: { url: 'https://hooks.shop.test:8443/in?key=1' },
    flow: 'signed_token' as const,
    now: 0,
  };
  const answer = (status: number) => ({ status, headers: {}, text: '', body: undefined });
  const outcome = (status: number) =>
    readTest(connector, 'signed_token', answer(status), context).outcome;

  it('only asks what the address can do, so nothing can mistake it for an event', () => {
    expect(connector.test.request(context)).toEqual({ method: 'OPTIONS', path: '' });
  });

  it('is connected with the host as account whenever a receiver answers', () => {
    expect(readTest(connector, 'signed_token', answer(405), context)).toEqual({
      outcome: 'connected',
      account: { id: 'hooks.shop.test:8443', name: 'hooks.shop.test:8443' },
    });
    for (const status of [200, 204, 400, 401, 403, 404, 405, 415, 422]) {
      expect(outcome(status)).toBe('connected');
    }
  });

  it('is vendor_error for redirects, goodbyes, pleas to wait and server errors', () => {
    for (const status of [301, 302, 307, 308, 408, 410, 425, 429, 500, 502, 503, 504]) {
      expect(outcome(status)).toBe('vendor_error');
    }
  });

  it('is more lenient than a delivery', () => {
    const verdict = (status: number) =>
      readAttempt(connector, 'signed_token', answer(status)).verdict;
    expect([401, 404, 405, 410].map(verdict)).toEqual([
      'unauthorized',
      'rejected',
      'rejected',
      'rejected',
    ]);
  });
});
