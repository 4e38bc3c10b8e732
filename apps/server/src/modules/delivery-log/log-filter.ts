import type { LogFilter } from '@patchbay/contracts/delivery';
import { ATTEMPT_OUTCOMES, type AttemptOutcome } from '@patchbay/core/delivery-status';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { escapeLike } from '../../platform/database/escape-like.ts';
import type { SqlValues } from '../../platform/database/sql-values.ts';
import { searchKey } from './search-key.ts';

/**
 * The log's filters as SQL conditions, one a key, so that a reader can tell those its index answers
 * from those each row is asked. Columns are those of `delivery_log`.
 */
export interface LogConditions {
  site: string;
  connection?: string;
  connector?: string;
  outcome?: string;
  module?: string;
  q?: string;
  from?: string;
  to?: string;
  /** Families that demand more than the caller holds; what a limited token may not see. */
  withheld?: string;
  onlyConnections?: string;
  onlyFamilies?: string;
}

/** What is asked of the log, with the end of the site's retention as the earliest time. */
export interface LogQuestion {
  scope: SiteScope;
  filter: LogFilter;
  /** Nothing older is shown. */
  keptSince: Date;
}

export function logConditions(
  { scope, filter, keptSince }: LogQuestion,
  values: SqlValues,
): LogConditions {
  const site = values.add(scope.siteId);
  const { from } = filter;
  const since = from && Date.parse(from) > keptSince.getTime() ? from : keptSince.toISOString();
  return {
    site: `site_id = ${site}`,
    from: `attempted_at >= ${values.add(since)}::timestamptz`,
    ...(filter.connection_id !== undefined && {
      connection: `connection_id = ${values.add(filter.connection_id)}`,
    }),
    ...(filter.connector_type && { connector: ofConnectors(filter, site, values) }),
    ...(filter.outcome && { outcome: isOneOf(filter.outcome) }),
    ...(filter.originating_module && {
      module: `originating_module = ${values.add(filter.originating_module)}`,
    }),
    ...(filter.q && { q: search(filter.q, values) }),
    ...(filter.to && { to: `attempted_at <= ${values.add(filter.to)}::timestamptz` }),
    ...limitsOf(scope, site, values),
  };
}

/** All conditions as one, some left out or not. */
export function allOf(conditions: LogConditions, without: readonly (keyof LogConditions)[] = []) {
  return Object.entries(conditions)
    .filter(([key]) => !without.includes(key as keyof LogConditions))
    .map(([, sql]) => sql as string)
    .join(' AND ');
}

/**
 * A connection has one connector for good: where one is named that has another, PostgreSQL finds that
 * out once and reads no entry. (What was cancelled after a connection went has no connector.)
 */
function ofConnectors(
  { connector_type: types, connection_id: id }: LogFilter,
  site: string,
  values: SqlValues,
): string {
  // One by `=`, so that its entries come from the index in order.
  const named =
    types?.length === 1 ? `= ${values.add(types[0])}` : `= ANY(${values.add(types)}::text[])`;
  if (id === undefined) return `connector_type ${named}`;
  return `(SELECT e.connector_type FROM delivery_log e WHERE e.site_id = ${site}
     AND e.connection_id = ${values.add(id)} AND e.connector_type <> '' LIMIT 1) ${named}
   AND connector_type ${named}`;
}

/** A substring, case ignored. The index answers for its key; an expression hides the rest from it. */
function search(q: string, values: SqlValues): string {
  const like = (text: string) => `ILIKE ${values.add(`%${escapeLike(text)}%`)}`;
  const key = searchKey(q);
  const whole = key === q ? [] : [`(event_identifier || '') ${like(q)}`];
  return [`event_identifier ${like(key)}`, ...whole].join(' AND ');
}

/** Words of ours, not values: which index may be read depends on them. */
export function isOneOf(outcomes: readonly AttemptOutcome[]): string {
  const known = ATTEMPT_OUTCOMES.filter((each) => outcomes.includes(each));
  return `outcome IN (${known.map((each) => `'${each}'`).join(', ')})`;
}

/** What the caller may not see is not there. A connection that is gone belongs to no family. */
function limitsOf(
  scope: SiteScope,
  site: string,
  values: SqlValues,
): Pick<LogConditions, 'withheld' | 'onlyConnections' | 'onlyFamilies'> {
  const { caller } = scope;
  const withheld = scope.withheldFamilies('deliveries.browse');
  const ofFamily = (families: string[]) =>
    `(SELECT c.id FROM connections c WHERE c.site_id = ${site} AND c.family = ANY(${values.add(families)}))`;
  return {
    ...(withheld.length > 0 && { withheld: `connection_id NOT IN ${ofFamily(withheld)}` }),
    ...(caller.kind === 'token' &&
      caller.connections && {
        onlyConnections: `connection_id = ANY(${values.add(caller.connections)})`,
      }),
    ...(caller.kind === 'token' &&
      caller.families && { onlyFamilies: `connection_id IN ${ofFamily(caller.families)}` }),
  };
}
