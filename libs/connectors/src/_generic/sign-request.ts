import { createHmac } from 'node:crypto';
import type { Inject } from '@patchbay/connector-sdk/auth/inject';

/**
 * Signs a request so that the receiver can tell who sent it and that nothing was changed:
 *
 *     X-Signature-Timestamp: <Unix seconds>
 *     X-Signature: v1=<hex HMAC-SHA256 of timestamp.METHOD.path?query.body>
 *
 * The secret is used as the bytes of its text.
 */
export function signRequest(secretField: string): Inject {
  return (request, { credentials, now }) => {
    const timestamp = String(Math.floor(now / 1000));
    const target = request.url.pathname + request.url.search;
    const signed = [timestamp, request.method, target, request.body].join('.');
    const hmac = createHmac('sha256', credentials[secretField] ?? '').update(signed, 'utf8');
    request.headers['x-signature-timestamp'] = timestamp;
    request.headers['x-signature'] = `v1=${hmac.digest('hex')}`;
  };
}
