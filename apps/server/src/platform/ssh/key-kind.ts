import type { KeyObject } from 'node:crypto';
import { UnusableKeyError } from './unusable-key.ts';

/** The curves of RFC 5656 section 10.1, by the names OpenSSL has for them. */
export const CURVES = {
  prime256v1: { name: 'nistp256', jwk: 'P-256' },
  secp384r1: { name: 'nistp384', jwk: 'P-384' },
  secp521r1: { name: 'nistp521', jwk: 'P-521' },
} as const;

const RSA_BITS = { from: 2048, to: 8192 };

/**
 * What SSH calls the kind of a key.
 *
 * @throws UnusableKeyError for kinds and sizes that are not taken
 */
export function keyKind(key: KeyObject): string {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details = {} } = key;
  if (type === 'ed25519') return 'ssh-ed25519';
  const curve = CURVES[details.namedCurve as keyof typeof CURVES];
  if (type === 'ec' && curve) return `ecdsa-sha2-${curve.name}`;
  if (type !== 'rsa') throw new UnusableKeyError('must be an Ed25519, RSA or ECDSA key');
  const bits = details.modulusLength ?? 0;
  if (bits >= RSA_BITS.from && bits <= RSA_BITS.to) return 'ssh-rsa';
  throw new UnusableKeyError(`is an RSA key of ${bits} bits; it must have 2048 to 8192`);
}
