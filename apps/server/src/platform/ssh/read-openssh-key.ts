import { type JsonWebKey, type KeyObject, createPrivateKey } from 'node:crypto';
import { CURVES } from './key-kind.ts';
import { publicBlob } from './public-key.ts';
import { SshReader } from './ssh-reader.ts';
import { BROKEN, ENCRYPTED, UnusableKeyError } from './unusable-key.ts';
import { MAGIC } from './write-openssh-key.ts';

/**
 * A private key from what stands between the lines of OpenSSH's own form (PROTOCOL.key of OpenSSH).
 *
 * @throws UnusableKeyError, RangeError, and what Node says of numbers that make no key
 */
export function readOpensshKey(bytes: Buffer): KeyObject {
  const reader = new SshReader(bytes);
  if (!reader.take(MAGIC.length).equals(MAGIC)) throw new UnusableKeyError(BROKEN);
  if (reader.text() !== 'none') throw new UnusableKeyError(ENCRYPTED);
  const derivation = reader.text();
  if (derivation !== 'none' || reader.text() !== '') throw new UnusableKeyError(BROKEN);
  if (reader.uint32() !== 1) throw new UnusableKeyError('holds several keys; paste one');
  const told = reader.string();
  const secret = new SshReader(reader.string());
  if (secret.uint32() !== secret.uint32()) throw new UnusableKeyError(BROKEN);
  const key = createPrivateKey({ key: jwkOf(secret), format: 'jwk' });
  if (!publicBlob(key).equals(told)) throw new UnusableKeyError(BROKEN);
  return key;
}

function jwkOf(reader: SshReader): JsonWebKey {
  const kind = reader.text();
  if (kind === 'ssh-ed25519') return ed25519(reader);
  if (kind === 'ssh-rsa') return rsa(reader);
  return ecdsa(kind, reader);
}

function ed25519(reader: SshReader): JsonWebKey {
  const x = reader.string();
  const both = reader.string();
  const d = both.subarray(0, 32);
  if (!both.subarray(32).equals(x)) throw new UnusableKeyError(BROKEN);
  return { kty: 'OKP', crv: 'Ed25519', x: text(x), d: text(d) };
}

function rsa(reader: SshReader): JsonWebKey {
  const [n, e, d, qi, p, q] = Array.from({ length: 6 }, () => unsigned(reader.string()));
  // OpenSSL gets along without the coefficient, so that a wrong one would not be noticed.
  if ((number(q!) * number(qi!)) % number(p!) !== 1n) throw new UnusableKeyError(BROKEN);
  const rest = (prime: Buffer) => number(d!) % (number(prime) - 1n);
  return {
    ...{ kty: 'RSA', n: text(n!), e: text(e!), d: text(d!), p: text(p!), q: text(q!) },
    ...{ dp: text(bytes(rest(p!))), dq: text(bytes(rest(q!))), qi: text(qi!) },
  };
}

function ecdsa(kind: string, reader: SshReader): JsonWebKey {
  const curve = Object.values(CURVES).find(({ name }) => kind === `ecdsa-sha2-${name}`);
  if (curve && reader.text() !== curve.name) throw new UnusableKeyError(BROKEN);
  if (!curve) throw new UnusableKeyError('must be an Ed25519, RSA or ECDSA key');
  const point = reader.string();
  const half = (point.length - 1) / 2;
  const d = unsigned(reader.string());
  return {
    ...{
      kty: 'EC',
      crv: curve.jwk,
      d: text(Buffer.concat([Buffer.alloc(half), d]).subarray(-half)),
    },
    ...{ x: text(point.subarray(1, 1 + half)), y: text(point.subarray(1 + half)) },
  };
}

function unsigned(mpint: Buffer): Buffer {
  return mpint[0] === 0 ? mpint.subarray(1) : mpint;
}

function number(value: Buffer): bigint {
  return BigInt(`0x${value.toString('hex')}`);
}

function bytes(value: bigint): Buffer {
  const hex = value.toString(16);
  return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
}

function text(value: Buffer): string {
  return value.toString('base64url');
}
