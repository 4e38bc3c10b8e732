import { type KeyObject, randomBytes } from 'node:crypto';
import { keyKind } from './key-kind.ts';
import { bytesOf, pointOf, publicBlob } from './public-key.ts';
import { mpint, string, uint32 } from './ssh-writer.ts';

export const MAGIC = Buffer.from('openssh-key-v1\0');

/** Unencrypted, the section of private keys is filled up to this many bytes. */
const BLOCK = 8;

/**
 * A private key in OpenSSH's own form, unencrypted (PROTOCOL.key of OpenSSH).
 *
 * @throws UnusableKeyError
 */
export function writeOpensshKey(key: KeyObject): string {
  const check = randomBytes(4);
  const secret = [check, check, string(keyKind(key)), ...privateFields(key), string('patchbay')];
  const bytes = Buffer.concat([
    ...[MAGIC, string('none'), string('none'), string(''), uint32(1)],
    ...[string(publicBlob(key)), string(filledUp(Buffer.concat(secret)))],
  ]);
  const lines = bytes.toString('base64').match(/.{1,70}/g) ?? [];
  return ['-----BEGIN OPENSSH PRIVATE KEY-----', ...lines, '-----END OPENSSH PRIVATE KEY-----', '']
    .join('\n'); // prettier-ignore
}

/** In the order of PROTOCOL.agent, section "Adding keys to the agent". */
function privateFields(key: KeyObject): Buffer[] {
  const kind = keyKind(key);
  const jwk = key.export({ format: 'jwk' });
  const part = (name: 'x' | 'y' | 'd' | 'n' | 'e' | 'p' | 'q' | 'qi') => bytesOf(jwk[name] ?? '');
  if (kind === 'ssh-ed25519') {
    return [string(part('x')), string(Buffer.concat([part('d'), part('x')]))];
  }
  if (kind === 'ssh-rsa') {
    return (['n', 'e', 'd', 'qi', 'p', 'q'] as const).map((name) => mpint(part(name)));
  }
  const curve = kind.slice(kind.lastIndexOf('-') + 1);
  return [string(curve), string(pointOf(jwk.x ?? '', jwk.y ?? '')), mpint(part('d'))];
}

function filledUp(bytes: Buffer): Buffer {
  const missing = (BLOCK - (bytes.length % BLOCK)) % BLOCK;
  return Buffer.concat([bytes, Buffer.from([1, 2, 3, 4, 5, 6, 7].slice(0, missing))]);
}
