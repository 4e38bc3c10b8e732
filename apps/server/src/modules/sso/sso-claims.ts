import { z } from 'zod';
import { storableText } from '../../platform/database/storable.ts';

/** What a provider says of a person, reduced to what is used here. */
export interface SsoClaims {
  issuer: string;
  subject: string;
  /** Lower case; null unless the provider vouches for it. */
  email: string | null;
  name: string | null;
  groups: string[];
}

const MOST_GROUPS = 5000;

const Claims = z.looseObject({
  iss: z.string().min(1).max(2000),
  sub: z
    .string()
    .min(1)
    .max(255)
    .refine((sub) => storableText(sub) === sub, 'must be text that can be stored'),
  email: z.email().max(320).optional().catch(undefined),
  // The standard says boolean; a text `true` is somebody's mistake, and an address is authority.
  email_verified: z.literal(true).optional().catch(undefined),
  name: z.string().optional().catch(undefined),
});

/** A list of names, or a single one; anything else is no group. */
const Groups = z
  .union([z.array(z.unknown()), z.string().transform((name) => [name])])
  .transform((list: unknown[]) => list.filter((one) => typeof one === 'string'))
  .catch([]);

/** Whether an ID token tells everything that is used here. */
export function isWhole(claims: Record<string, unknown>, groupsClaim: string): boolean {
  return claims['email_verified'] !== undefined && claims[groupsClaim] !== undefined;
}

/**
 * @param token claims of a verified ID token
 * @param userinfo what the userinfo endpoint adds, if it was asked
 * @throws ZodError without issuer and subject
 */
export function readClaims(
  token: Record<string, unknown>,
  groupsClaim: string,
  userinfo: Record<string, unknown> = {},
): SsoClaims {
  // An address and the word that it is verified count only from the same mouth.
  const voucher = token['email_verified'] === undefined ? userinfo : token;
  const { email, email_verified } = voucher;
  const about = { ...userinfo, ...token, email, email_verified };
  const claims = Claims.parse(about);
  const name = claims.name && storableText(claims.name).trim().slice(0, 100);
  const groups = Groups.parse((about as Record<string, unknown>)[groupsClaim]);
  return {
    issuer: claims.iss,
    subject: claims.sub,
    email: claims.email_verified && claims.email ? claims.email.toLowerCase() : null,
    name: name || null,
    groups: [...new Set(groups)].slice(0, MOST_GROUPS).map(storableText),
  };
}
