import { createHash } from 'node:crypto';
import { Secret } from '../logging/secret.ts';
import { equalInConstantTime } from './constant-time.ts';
import { randomBase64Url } from './random.ts';

const PREFIX = 'pb_';
const RANDOM_BYTES = 32;
const CHECK_LENGTH = 6;
const SHOWN_LENGTH = 10;
/** `pb_`, 43 characters of base64url, 6 characters of checksum. */
const SHAPE = /^pb_[A-Za-z0-9_-]{49}$/;

export interface NewToken {
  /** Shown once, never stored. */
  token: Secret;
  /** The first 10 characters, by which an operator recognises the token. */
  prefix: string;
  /** What is stored: SHA-256 of the token, hexadecimal. */
  hash: string;
}

/** A service token: 256 random bits, so a plain hash is enough and lookups stay one index read. */
export function newToken(): NewToken {
  const stem = PREFIX + randomBase64Url(RANDOM_BYTES);
  const token = stem + checksum(stem);
  return { token: Secret.of(token), prefix: token.slice(0, SHOWN_LENGTH), hash: hashToken(token) };
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('hex');
}

/**
 * Whether `text` can be a service token at all. The checksum lets a typing error, and a scanner that
 * looks for leaked tokens, be answered without asking the database.
 */
export function isTokenShaped(text: string): boolean {
  if (!SHAPE.test(text)) return false;
  const stem = text.slice(0, -CHECK_LENGTH);
  return equalInConstantTime(text.slice(-CHECK_LENGTH), checksum(stem));
}

function checksum(stem: string): string {
  return createHash('sha256').update(stem, 'utf8').digest('base64url').slice(0, CHECK_LENGTH);
}
