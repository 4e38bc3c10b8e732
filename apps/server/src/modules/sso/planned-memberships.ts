/** A membership as it is. */
export interface CurrentMembership {
  site_id: number;
  role_id: number;
  origin: 'manual' | 'sso';
}

/** A role that the person's groups bring, one for each site at most. */
export interface MappedRole {
  site_id: number;
  role_id: number;
}

export interface PlannedChange {
  site_id: number;
  /** Null removes the membership. */
  role_id: number | null;
  before: number | null;
}

/**
 * What must change so that memberships follow the groups. Those given by hand stay as they are,
 * whatever the groups say.
 */
export function plannedMemberships(
  current: readonly CurrentMembership[],
  mapped: readonly MappedRole[],
): PlannedChange[] {
  const has = new Map(current.map((one) => [one.site_id, one]));
  const gets = new Map(mapped.map((one) => [one.site_id, one.role_id]));
  const given = mapped
    .filter(({ site_id, role_id }) => {
      const one = has.get(site_id);
      return !one || (one.origin === 'sso' && one.role_id !== role_id);
    })
    .map((one) => ({ ...one, before: has.get(one.site_id)?.role_id ?? null }));
  const lost = current
    .filter(({ origin, site_id }) => origin === 'sso' && !gets.has(site_id))
    .map(({ site_id, role_id }) => ({ site_id, role_id: null, before: role_id }));
  return [...given, ...lost].sort((a, b) => a.site_id - b.site_id);
}
