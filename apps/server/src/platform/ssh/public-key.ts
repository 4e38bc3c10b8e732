import type { KeyObject } from 'node:crypto';
import { keyKind } from './key-kind.ts';
import { mpint, string } from './ssh-writer.ts';

/**
 * The public half as it travels: RFC 8709 section 4 (Ed25519), RFC 4253 section 6.6 (RSA), RFC 5656
 * section 3.1 (ECDSA).
 *
 * @throws UnusableKeyError
 */
export function publicBlob(key: KeyObject): Buffer {
  const kind = keyKind(key);
  const { x = '', y = '', n = '', e = '' } = key.export({ format: 'jwk' });
  const fields = {
    'ssh-ed25519': () => [string(bytesOf(x))],
    'ssh-rsa': () => [mpint(bytesOf(e)), mpint(bytesOf(n))],
  }[kind];
  const point = () => [string(kind.slice(kind.lastIndexOf('-') + 1)), string(pointOf(x, y))];
  return Buffer.concat([string(kind), ...(fields ?? point)()]);
}

/** The line to register at a supplier, as in `authorized_keys` (sshd(8)). */
export function publicLine(key: KeyObject): string {
  return `${keyKind(key)} ${publicBlob(key).toString('base64')} patchbay`;
}

/** Uncompressed, SEC 1 section 2.3.3; the coordinates of a JWK have full length (RFC 7518). */
export function pointOf(x: string, y: string): Buffer {
  return Buffer.concat([Buffer.from([4]), bytesOf(x), bytesOf(y)]);
}

export function bytesOf(base64url: string): Buffer {
  return Buffer.from(base64url, 'base64url');
}
