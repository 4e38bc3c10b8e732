import { publicHalfName, sshKeyPairNames } from '@patchbay/connector-sdk/ssh-key-pairs';
import type { z } from 'zod';
import { invalidInput } from '../../platform/errors/problem.ts';
import { Secret } from '../../platform/logging/secret.ts';
import { isReference } from '../../platform/secrets/secret-reference.ts';
import { type SshKeyPair, newSshKeyPair, sshKeyPairFrom } from '../../platform/ssh/ssh-key-pair.ts';
import { UnusableKeyError } from '../../platform/ssh/unusable-key.ts';
import type { Facts } from './facts-to-store.ts';
import type { Credentials, ResolvedCredentials } from './vendor-target.ts';

export interface TakenKeyPairs {
  credentials: Credentials;
  /** The public half of each pair, under the name the settings keep it by. */
  facts: Facts;
}

/**
 * Key pairs for SSH among what was typed: an empty field gets a new pair, a pasted key is brought into
 * OpenSSH's form. A reference stays one; its public half is that of the key it leads to now.
 *
 * @param open reads what references lead to; not asked where there is nothing to read
 * @throws ProblemError 400 naming the field; SecretUnavailableError from `open`
 */
export async function takeKeyPairs(
  fields: z.ZodObject | undefined,
  typed: Credentials,
  open: () => Promise<ResolvedCredentials>,
): Promise<TakenKeyPairs> {
  const names = sshKeyPairNames(fields);
  if (names.length === 0) return { credentials: typed, facts: {} };
  const stored = { ...typed.reveal() };
  const resolved = (await open()).reveal();
  const facts: Record<string, string> = {};
  for (const name of names) {
    const isKept = isReference(stored[name]);
    const text = resolved[name]?.trim() ?? '';
    const isEmpty = text === '' && !isKept;
    const { privateKey, publicKey } = isEmpty ? newSshKeyPair() : pairFrom(name, text);
    if (!isKept) stored[name] = privateKey;
    facts[publicHalfName(name)] = publicKey;
  }
  return { credentials: Secret.of(stored), facts };
}

function pairFrom(name: string, text: string): SshKeyPair {
  try {
    return sshKeyPairFrom(text);
  } catch (error) {
    if (!(error instanceof UnusableKeyError)) throw error;
    throw invalidInput([{ path: `credentials.${name}`, message: error.message }]);
  }
}
