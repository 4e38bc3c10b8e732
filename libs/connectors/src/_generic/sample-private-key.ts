import { generateKeyPairSync } from 'node:crypto';

let made: string | undefined;

/**
 * A private key that opens nothing, for samples, in PEM form (RFC 5958). Made when it is first asked
 * for, which only checks do: a text that looks like a key has no place in a repository.
 */
export function samplePrivateKey(): string {
  made ??= generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  }).privateKey;
  return made;
}
