import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Call } from './vendor.ts';

const TOLERANCE_SECONDS = 300;

/**
 * `X-Signature-Timestamp: <unix seconds>` and
 * `X-Signature: v1=<hex hmac_sha256(secret, timestamp.METHOD.path_with_query.raw_body)>`.
 * The path is the one on the wire, or the vendor's own without the prefix this process adds: a caller
 * whose hosts were redirected signs what it would have sent to the vendor.
 * Returns what is wrong, or undefined.
 */
export function checkSignature(call: Call, secret: string, nowMs: number): string | undefined {
  const timestamp = header(call, 'x-signature-timestamp');
  const signature = header(call, 'x-signature');
  if (!timestamp || !signature) return 'The signature headers are missing.';
  if (!/^\d+$/.test(timestamp)) return 'The signature timestamp is not a number of seconds.';
  if (Math.abs(nowMs / 1000 - Number(timestamp)) > TOLERANCE_SECONDS) {
    return 'The signature timestamp is more than 300 seconds off.';
  }
  const target = call.search ? `${call.path}?${call.search}` : call.path;
  const fits = [target, `/${call.vendor.slug}${target}`].some((path) =>
    equal(signature, sign(secret, `${timestamp}.${call.method}.${path}.`, call.raw)),
  );
  return fits ? undefined : 'The signature does not match.';
}

function sign(secret: string, head: string, body: Buffer): string {
  return `v1=${createHmac('sha256', secret).update(head).update(body).digest('hex')}`;
}

function header(call: Call, name: string): string | undefined {
  const value = call.headers[name];
  return typeof value === 'string' ? value : undefined;
}

function equal(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
