import { z } from 'zod';
import { Secret } from './platform/logging/secret.ts';

const issuer = z.string().refine((value) => /^https?:\/\//.test(value) && URL.canParse(value), {
  message: 'must be an http or https address',
});

const scopes = z
  .string()
  .transform((value) => value.split(/[\s,]+/).filter(Boolean))
  .refine((list) => list.includes('openid'), 'must hold openid');

/** Operators' single sign-on: all of the first three, or none. */
export const ssoVariables = {
  OIDC_ISSUER: issuer.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  /** Separated by spaces or commas; some providers send groups only when asked for `groups`. */
  OIDC_SCOPES: scopes.default(['openid', 'email', 'profile']),
  OIDC_GROUPS_CLAIM: z.string().max(200).default('groups'),
};

type SsoVariables = z.infer<z.ZodObject<typeof ssoVariables>>;
const TOGETHER = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;

export interface SsoConfig {
  issuer: URL;
  clientId: string;
  clientSecret: Secret;
  scopes: string[];
  groupsClaim: string;
}

/** Half a configuration would look like none, and nobody would know why. */
export function ssoProblems(e: SsoVariables): string[] {
  const missing = TOGETHER.filter((name) => e[name] === undefined);
  if (missing.length === TOGETHER.length) return [];
  return missing.map((name) => `${name}: is needed too, for single sign-on`);
}

export function ssoConfig(e: SsoVariables): SsoConfig | undefined {
  if (!e.OIDC_ISSUER || !e.OIDC_CLIENT_ID || !e.OIDC_CLIENT_SECRET) return undefined;
  return {
    issuer: new URL(e.OIDC_ISSUER),
    clientId: e.OIDC_CLIENT_ID,
    clientSecret: Secret.of(e.OIDC_CLIENT_SECRET),
    scopes: e.OIDC_SCOPES,
    groupsClaim: e.OIDC_GROUPS_CLAIM,
  };
}
