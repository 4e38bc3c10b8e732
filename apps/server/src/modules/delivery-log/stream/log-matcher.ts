import type { LogFilter } from '@patchbay/contracts/delivery';
import type { SiteScope } from '../../../platform/access/site-scope.ts';
import type { TailEntry } from './read-tail.ts';

/** Whether an entry belongs to the caller's list: the conditions of log-filter.ts, without SQL. */
export function logMatcher(filter: LogFilter, scope: SiteScope): (entry: TailEntry) => boolean {
  const q = filter.q?.toLowerCase();
  const withheld = scope.withheldFamilies('deliveries.browse');
  const { caller } = scope;
  const [connections, families] =
    caller.kind === 'token' ? [caller.connections, caller.families] : [null, null];
  const [from, to] = [filter.from, filter.to].map((time) => time && Date.parse(time));
  return (entry) => {
    const at = entry.attempted_at.getTime();
    if (filter.connection_id !== undefined && entry.connection_id !== filter.connection_id) return false; // prettier-ignore
    if (filter.connector_type && !filter.connector_type.includes(entry.connector_type)) return false; // prettier-ignore
    if (filter.outcome && !filter.outcome.includes(entry.outcome)) return false;
    if (filter.originating_module && entry.originating_module !== filter.originating_module) return false; // prettier-ignore
    if (q && !entry.event_identifier.toLowerCase().includes(q)) return false;
    if (from && at < Number(from)) return false;
    if (to && at > Number(to)) return false;
    if (entry.family !== null && withheld.includes(entry.family)) return false;
    if (connections && !connections.includes(entry.connection_id)) return false;
    return !families || (entry.family !== null && families.includes(entry.family));
  };
}
