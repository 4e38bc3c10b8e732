import { z } from 'zod';
import { Secret } from './platform/logging/secret.ts';
import { type AllowedPrefix, parsePrefix } from './platform/secrets/allowed-prefix.ts';
import type { ReadVariable } from './platform/secrets/read-variable.ts';
import type { VaultOptions } from './platform/secrets/vault-client.ts';

const prefixes = z.string().transform((value, ctx) => {
  const list = value.split(',').map((part) => parsePrefix(part.trim()));
  if (list.some((prefix) => prefix === undefined)) {
    ctx.addIssue('must be prefixes such as env:SHOP_,file:/run/secrets/,vault:secret/shop/');
  }
  return list as AllowedPrefix[];
});

const address = z.string().refine((value) => /^https?:\/\//.test(value) && URL.canParse(value), {
  message: 'must be an http or https address',
});

const headerValue = z.string().regex(/^[\x21-\x7e]+$/, 'must be visible ASCII without spaces');

/** What operators may refer to instead of typing a secret, and the Vault behind `vault:`. */
export const secretVariables = {
  SECRET_REFERENCES: prefixes.default([]),
  VAULT_ADDR: address.optional(),
  VAULT_TOKEN: headerValue.optional(),
  VAULT_TOKEN_FILE: z.string().startsWith('/', 'must be an absolute path').optional(),
  VAULT_NAMESPACE: headerValue.optional(),
};

type SecretVariables = z.infer<z.ZodObject<typeof secretVariables>>;

export interface SecretConfig {
  /** Empty: every reference is refused. */
  allowed: readonly AllowedPrefix[];
  /** Lets through what the prefixes allow, and none of Patchbay's own variables. */
  readVariable: ReadVariable;
  vault: VaultOptions | undefined;
}

export function secretConfig(e: SecretVariables, readVariable: ReadVariable): SecretConfig {
  return { allowed: e.SECRET_REFERENCES, readVariable, vault: vaultOf(e) };
}

/**
 * Which variables operators may refer to by name. Never Patchbay's own, whatever a prefix covers, nor
 * PG*, from which PostgreSQL's client reads its password.
 */
export function referableNames(
  value: string | undefined,
  own: Readonly<Record<string, unknown>>,
): (name: string) => boolean {
  const allowed = prefixes.safeParse(value ?? '').data ?? [];
  return (name) =>
    !Object.hasOwn(own, name) &&
    !name.startsWith('PG') &&
    allowed.some((prefix) => prefix?.scheme === 'env' && name.startsWith(prefix.name));
}

/** A Vault that nobody may refer to is left alone: its variables may be there for other programs. */
export function secretProblems(e: SecretVariables): string[] {
  if (!e.SECRET_REFERENCES.some((prefix) => prefix.scheme === 'vault')) return [];
  const why = 'is needed, since SECRET_REFERENCES names vault:';
  return [
    ...(e.VAULT_ADDR ? [] : [`VAULT_ADDR: ${why}`]),
    ...(e.VAULT_TOKEN || e.VAULT_TOKEN_FILE ? [] : [`VAULT_TOKEN or VAULT_TOKEN_FILE: ${why}`]),
  ];
}

function vaultOf(e: SecretVariables): VaultOptions | undefined {
  const token = e.VAULT_TOKEN_FILE
    ? { file: e.VAULT_TOKEN_FILE }
    : e.VAULT_TOKEN && Secret.of(e.VAULT_TOKEN);
  if (!e.VAULT_ADDR || !token) return undefined;
  return { address: e.VAULT_ADDR.replace(/\/+$/, ''), token, namespace: e.VAULT_NAMESPACE };
}
