import type { Capability } from './capabilities.ts';
import { CREDENTIAL_CAPABILITIES, FAMILY_CAPABILITIES } from './family-capability.ts';

/**
 * One rule of who may do what, in the JSON shape of CASL's raw rules: the server decides by it, and
 * the page explains by it. Later rules outrank earlier ones.
 */
export interface AccessRule {
  /** Capabilities, and `see`: whether the target exists at all for this caller. */
  action: (Capability | 'see')[];
  /** The site as a whole; a connector, without a connection of it; a connection. */
  subject: AccessSubject[];
  conditions?: { family?: string | { $in: string[] }; connectionId?: { $in: number[] } };
  inverted?: true;
  /** Of a refusal: the capability that the family demands, or `token_limited`. */
  reason?: Capability | 'token_limited';
}

export type AccessSubject = 'site' | 'connector' | 'connection';

/** What somebody holds in a site, and what narrows it. */
export interface Holding {
  capabilities: Iterable<Capability>;
  /** The site's own demands on connector families, above the built-in ones. */
  familyOverrides?: Readonly<Record<string, { capability?: string | undefined }>>;
  /** Limits of a service token; null means none. */
  connections?: readonly number[] | null;
  families?: readonly string[] | null;
}

/** Authority over the whole site, which a token limited to a part of it cannot have. */
const SITE_AUTHORITY: readonly Capability[] = [
  'settings.manage',
  'members.manage',
  'tokens.manage',
  'activity.browse',
];

/** The one rule set of the product: capabilities, families' demands, limits of tokens. */
export function accessRules(holding: Holding): AccessRule[] {
  const held = [...new Set(holding.capabilities)];
  const { connections, families } = holding;
  const inFamilies = families && { family: { $in: [...families] } };
  const inConnections = connections && { connectionId: { $in: [...connections] } };
  const on = (subject: AccessSubject, conditions: AccessRule['conditions'] | null | undefined) => ({
    ...{ action: ['see' as const, ...held], subject: [subject] },
    ...(conditions && { conditions }),
  });
  const rules: AccessRule[] = [
    { action: held, subject: ['site'] },
    on('connector', inFamilies),
    on('connection', (inFamilies || inConnections) && { ...inFamilies, ...inConnections }),
    ...familyRules(held, holding.familyOverrides ?? {}),
  ];
  const limited = (subject: AccessSubject, withheld: Capability[]) =>
    rules.push({ action: withheld, subject: [subject], inverted: true, reason: 'token_limited' });
  if (connections ?? families) limited('site', held.filter((one) => SITE_AUTHORITY.includes(one))); // prettier-ignore
  if (connections)
    limited(
      'connector',
      held.filter((one) => one !== 'library.browse'),
    );
  return rules.filter(({ action }) => action.length > 0);
}

/** What is refused of a family for want of the capability it demands on top of the action's own. */
function familyRules(
  held: Capability[],
  overrides: NonNullable<Holding['familyOverrides']>,
): AccessRule[] {
  const refusal = (family: string, reason: Capability, action: Capability[]): AccessRule => ({
    ...{ action, subject: ['connector', 'connection'], conditions: { family } },
    ...{ inverted: true, reason },
  });
  const listed = held.filter((one) => one !== 'connections.list');
  const decisive = held.filter((one) => CREDENTIAL_CAPABILITIES.has(one));
  // The built-in demand comes last, so that it is the one named where both are unmet.
  return [
    ...Object.entries(overrides).flatMap(([family, { capability }]) =>
      // An override may be about how deliveries are sent, and nothing else.
      capability ? [refusal(family, capability as Capability, listed)] : [],
    ),
    ...Object.entries(FAMILY_CAPABILITIES).map(([family, capability]) =>
      refusal(family, capability, decisive),
    ),
  ].filter(({ reason }) => !held.includes(reason as Capability));
}
