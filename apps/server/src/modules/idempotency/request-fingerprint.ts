import { createHash } from 'node:crypto';
import { canonicalJson } from '../../platform/json/canonical-json.ts';

/** What makes a repeated request the same one: SHA-256 of method, path with query, and body. */
export function requestFingerprint(method: string, url: string, body: unknown): Buffer {
  const text = canonicalJson([method, url, body ?? null]);
  return createHash('sha256').update(text, 'utf8').digest();
}
