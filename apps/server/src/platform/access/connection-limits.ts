import type { Capability } from '@patchbay/core/capabilities';
import type { SqlConditions } from '../database/sql-conditions.ts';
import type { SiteScope } from './site-scope.ts';

/** Which connections' rows a caller may touch, where a query goes over those of all of them. */
export interface ConnectionLimits {
  /** A token's own limits. */
  only_connections?: number[];
  only_families?: string[];
  /** Families that demand more than the caller holds. */
  except_families?: string[];
}

/** Plain data, so that it can be stored with work that goes on when the request is over. */
export function connectionLimits(scope: SiteScope, capability: Capability): ConnectionLimits {
  const { caller } = scope;
  const withheld = scope.withheldFamilies(capability);
  const except = withheld.length > 0 ? { except_families: withheld } : {};
  if (caller.kind !== 'token') return except;
  return {
    ...except,
    ...(caller.connections && { only_connections: caller.connections }),
    ...(caller.families && { only_families: caller.families }),
  };
}

/** The limits as conditions over `row`, which has `site_id` and `connection_id`. */
export function addLimits(conditions: SqlConditions, row: string, limits: ConnectionLimits): void {
  // OFFSET keeps it a look at one connection for a row: turned into a join it may be done first.
  const ofFamily = (place: string) => `EXISTS (SELECT 1 FROM connections f
    WHERE f.site_id = ${row}.site_id AND f.id = ${row}.connection_id AND f.family = ANY(${place})
    OFFSET 0)`;
  conditions
    .add(limits.only_connections, (place) => `${row}.connection_id = ANY(${place})`)
    .add(limits.only_families, ofFamily)
    .add(limits.except_families, (place) => `NOT ${ofFamily(place)}`);
}
