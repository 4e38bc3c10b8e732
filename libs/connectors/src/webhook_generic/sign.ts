import { createHmac } from 'node:crypto';
import type { Inject } from '@patchbay/connector-sdk/auth/inject';
import { signingKey } from './secret.ts';

/**
 * Signs a delivery as the Standard Webhooks specification says: `v1,` and base64 of HMAC-SHA256 over
 * `id.timestamp.body`. While a secret is being rotated there are two signatures, separated by a
 * space; receivers accept either.
 */
export const sign: Inject = (request, { credentials, now, messageId }) => {
  const timestamp = String(Math.floor(now / 1000));
  const content = `${messageId}.${timestamp}.${request.body}`;
  const previous = isOver(credentials['previous_secret_until'], now)
    ? undefined
    : credentials['previous_secret'];
  const keys = [...new Set([credentials['secret'], previous])]
    .filter((secret) => secret !== undefined)
    .map(signingKey)
    .filter((key) => key !== undefined);
  request.headers['webhook-id'] = messageId;
  request.headers['webhook-timestamp'] = timestamp;
  request.headers['webhook-signature'] = keys
    .map((key) => `v1,${createHmac('sha256', key).update(content, 'utf8').digest('base64')}`)
    .join(' ');
};

/** The server says until when a replaced secret signs; without a word it signs on. */
function isOver(until: string | undefined, now: number): boolean {
  return until !== undefined && now >= Date.parse(until);
}
