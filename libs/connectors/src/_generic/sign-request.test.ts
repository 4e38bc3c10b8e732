import { describe, expect, it } from 'vitest';
import { createHmac } from 'node:crypto';
import type { OutgoingRequest } from '@patchbay/connector-sdk/auth/inject';
import { signRequest } from './sign-request.ts';

function signed(over: Partial<OutgoingRequest> = {}, secret = 's3cret', now = 1_700_000_000_999) {
  const request: OutgoingRequest = {
    method: 'POST',
    url: new URL('https://api.shop.test/v1/orders?notify=1'),
    headers: {},
    body: '{"n":1}',
    ...over,
  };
  signRequest('signing_secret')(request, {
    credentials: { signing_secret: secret },
    settings: {},
    now,
    messageId: 'm',
  });
  return request.headers;
}

describe('a signed request', () => {
  it('covers timestamp, method, path with query and body, in this order', () => {
    const content = '1700000000.POST./v1/orders?notify=1.{"n":1}';
    expect(signed()).toEqual({
      'x-signature-timestamp': '1700000000',
      'x-signature': `v1=${createHmac('sha256', 's3cret').update(content).digest('hex')}`,
    });
  });

  it('has the signature that was computed elsewhere', () => {
    // printf '1700000000.POST./v1/orders?notify=1.{"n":1}' | openssl dgst -sha256 -hmac s3cret
    expect(signed()['x-signature']).toBe(
      'v1=bdbd2864da07dfbfe6f84d96e4f8391c93a4e47eff6763a9585e19cbd950fe41',
    );
  });

  it('differs when anything it covers differs', () => {
    const signatures = [
      signed(),
      signed({ method: 'PUT' }),
      signed({ url: new URL('https://api.shop.test/v1/orders') }),
      signed({ body: '{"n":2}' }),
      signed({}, 'other'),
      signed({}, 's3cret', 1_700_000_001_000),
    ].map((headers) => headers['x-signature']);
    expect(new Set(signatures).size).toBe(signatures.length);
  });

  it('covers a body outside ASCII as UTF-8', () => {
    const hmac = createHmac('sha256', 's3cret').update(
      Buffer.from('1700000000.POST./v1/orders?notify=1.{"n":"ä€"}', 'utf8'),
    );
    expect(signed({ body: '{"n":"ä€"}' })['x-signature']).toBe(`v1=${hmac.digest('hex')}`);
  });
});
