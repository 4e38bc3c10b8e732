import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { decodeText } from '../../platform/outbound/decode-text.ts';
import type { OutboundBytes } from '../../platform/outbound/outbound-request.ts';
import { parseBody } from './parse-body.ts';

/** Read whole although its header names another kind: what is wrong is often said in a few words. */
const SMALL_BYTES = 64 * 1024;

/**
 * An answer that may be a file. Megabytes of sound are not made text of, let alone JSON, unless they
 * say that they are text.
 */
export function fileAnswer(answer: OutboundBytes): VendorResponse & { latencyMs: number } {
  const { status, headers } = answer;
  const latencyMs = Math.round(answer.latencyMs);
  if (!answer.bytes) return { status, headers, text: '', body: undefined, cut: true, latencyMs };
  const { bytes } = answer;
  const type = headers['content-type'];
  const isText = bytes.length <= SMALL_BYTES || /^text\/|json|xml/i.test(type ?? '');
  const text = isText ? decodeText(bytes, type) : '';
  return { status, headers, text, body: parseBody(text, type), bytes, latencyMs };
}
