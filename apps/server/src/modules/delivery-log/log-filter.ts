import type { LogFilter } from '@patchbay/contracts/delivery';
import type { SelectQueryBuilder } from 'typeorm';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { escapeLike } from '../../platform/database/escape-like.ts';
import type { LogEntry } from './log-entry.entity.ts';

/** The log's filters as conditions, for the list and the export alike. */
export function applyLogFilter(
  select: SelectQueryBuilder<LogEntry>,
  scope: SiteScope,
  filter: LogFilter,
): SelectQueryBuilder<LogEntry> {
  select.where('l.site_id = :site', { site: scope.siteId });
  if (filter.connection_id !== undefined) {
    select.andWhere('l.connection_id = :connection', { connection: filter.connection_id });
  }
  if (filter.outcome) {
    select.andWhere('l.outcome IN (:...outcomes)', { outcomes: filter.outcome });
  }
  if (filter.originating_module) {
    select.andWhere('l.originating_module = :module', { module: filter.originating_module });
  }
  if (filter.q) {
    select.andWhere('l.event_identifier ILIKE :q', { q: `%${escapeLike(filter.q)}%` });
  }
  if (filter.from) select.andWhere('l.attempted_at >= :from', { from: filter.from });
  if (filter.to) select.andWhere('l.attempted_at <= :to', { to: filter.to });
  applyFamilyDemands(select, scope);
  applyTokenLimits(select, scope);
  return select;
}

/** Of a family that demands more than the caller holds, they see that connections are there, no more. */
function applyFamilyDemands(select: SelectQueryBuilder<LogEntry>, scope: SiteScope): void {
  const withheld = scope.withheldFamilies('deliveries.browse');
  if (withheld.length === 0) return;
  select.andWhere(
    `l.connection_id NOT IN (SELECT c.id FROM connections c
      WHERE c.site_id = :site AND c.family = ANY(:withheld))`,
    { withheld },
  );
}

function applyTokenLimits(select: SelectQueryBuilder<LogEntry>, scope: SiteScope): void {
  const { caller } = scope;
  if (caller.kind !== 'token') return;
  if (caller.connections) {
    select.andWhere('l.connection_id = ANY(:only)', { only: caller.connections });
  }
  if (caller.families) {
    select.andWhere(
      `l.connection_id IN (SELECT c.id FROM connections c
        WHERE c.site_id = :site AND c.family = ANY(:kin))`,
      { kin: caller.families },
    );
  }
}
