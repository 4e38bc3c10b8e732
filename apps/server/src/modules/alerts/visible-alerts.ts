import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { AlertRow } from './alert.entity.ts';

/** Not read by `:reader`; a token reads nothing. */
export const UNREAD = `NOT EXISTS (SELECT 1 FROM alert_reads r
  WHERE r.site_id = a.site_id AND r.alert_id = a.id AND r.user_id = :reader)`;

/**
 * Alerts of connections the caller may see. An alert tells how deliveries go, so a family whose
 * demand the caller does not meet is left out, as it is of the log.
 */
export function visibleAlerts(
  manager: EntityManager,
  scope: SiteScope,
): SelectQueryBuilder<AlertRow> {
  const { caller } = scope;
  const select = manager
    .createQueryBuilder(AlertRow, 'a')
    .where('a.site_id = :site', { site: scope.siteId })
    .setParameter('reader', caller.kind === 'user' ? caller.id : 0);
  const withheld = [...scope.capabilities].flatMap((capability) =>
    TELLING.has(capability) ? scope.withheldFamilies(capability) : [],
  );
  if (withheld.length > 0) select.andWhere('a.family <> ALL(:withheld)', { withheld });
  if (caller.kind !== 'token') return select;
  if (caller.connections) {
    select.andWhere('a.connection_id = ANY(:only)', { only: caller.connections });
  }
  if (caller.families) select.andWhere('a.family = ANY(:kin)', { kin: caller.families });
  return select;
}

/** Held by whoever holds any of the fixed roles; a family's demand is on top of each. */
const TELLING: ReadonlySet<string> = new Set(['deliveries.browse', 'library.browse']);
