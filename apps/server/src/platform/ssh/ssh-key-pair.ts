import { type KeyObject, generateKeyPairSync } from 'node:crypto';
import { publicLine } from './public-key.ts';
import { readPrivateKey } from './read-private-key.ts';
import { writeOpensshKey } from './write-openssh-key.ts';

/** Keep `privateKey` in a local variable and hand it straight to where it is sealed. */
export interface SshKeyPair {
  /** In OpenSSH's own form, unencrypted. */
  privateKey: string;
  /** A line for `authorized_keys`; no secret. */
  publicKey: string;
}

/** A new Ed25519 pair (RFC 8709). */
export function newSshKeyPair(): SshKeyPair {
  return pairOf(generateKeyPairSync('ed25519').privateKey);
}

/**
 * The pair whose private half is in `text`.
 *
 * @throws UnusableKeyError
 */
export function sshKeyPairFrom(text: string): SshKeyPair {
  return pairOf(readPrivateKey(text));
}

function pairOf(key: KeyObject): SshKeyPair {
  return { privateKey: writeOpensshKey(key), publicKey: publicLine(key) };
}
