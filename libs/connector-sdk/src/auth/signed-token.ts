import type { z } from 'zod';
import type { Inject } from './inject.ts';

export interface SignedTokenOptions {
  /** Field `secret` must be optional: without it Patchbay generates one and shows it once. */
  fields: z.ZodObject;
  /** Makes a secret from random bytes, in the form the receiver's library expects. */
  generate: (random: Uint8Array) => string;
  inject: Inject;
  /** Steps that say where to register the secret. */
  registration: readonly string[];
}

export interface SignedTokenMethod extends SignedTokenOptions {
  flow: 'signed_token';
}

export function signedToken(options: SignedTokenOptions): SignedTokenMethod {
  return { flow: 'signed_token', ...options };
}
