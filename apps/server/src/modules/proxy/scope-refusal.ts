import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Connector } from '@patchbay/connector-sdk/definition';
import { readAnswer } from '@patchbay/connector-sdk/read-answer';
import type { OutboundStream } from '../../platform/outbound/outbound-request.ts';

/** Longer or encoded refusals are passed on unread. */
const MOST_BYTES = 64 * 1024;

/**
 * Whether a 403 says that the grant lacks scopes, and names them: in the standard's header (RFC 6750
 * section 3), which callers never see, or in the vendor's own words.
 *
 * @returns the scopes, or the answer, whole, when it says something else
 */
export async function scopeRefusal(
  connector: Connector,
  answer: OutboundStream,
): Promise<{ missing: string[] } | { answer: OutboundStream }> {
  if (answer.status !== 403) return { answer };
  const bytes = isShort(answer) ? await buffer(answer.body) : undefined;
  const text = bytes?.toString('utf8') ?? '';
  const { status, headers } = answer;
  const reading = readAnswer(connector, 'oauth', { status, headers, text, body: tryJson(text) });
  const missing = reading?.kind === 'scope_insufficient' ? (reading.missingScopes ?? []) : [];
  if (missing.length > 0) {
    answer.body.destroy();
    return { missing };
  }
  return { answer: bytes ? { ...answer, body: Readable.from([bytes]) } : answer };
}

function isShort({ headers }: OutboundStream): boolean {
  const length = Number(headers['content-length']);
  const encoding = headers['content-encoding'] ?? 'identity';
  return encoding === 'identity' && length > 0 && length <= MOST_BYTES;
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // no JSON: the status and the header speak
  }
}
