import { escapeLike } from '../../platform/database/escape-like.ts';

/** SQL condition over `deliveries d`: failed, of this site, matching the filter, connection still there. */
export function failedMatching(
  siteId: number,
  filter: Record<string, unknown>,
): { sql: string; parameters: unknown[] } {
  const parameters: unknown[] = [siteId];
  const conditions = [
    'd.site_id = $1',
    `d.status = 'failed'`,
    // A call through the proxy keeps no body to send again.
    `d.action <> 'proxy'`,
    'EXISTS (SELECT 1 FROM connections c WHERE c.site_id = d.site_id AND c.id = d.connection_id)',
  ];
  const add = (value: unknown, sql: (place: string) => string) => {
    if (value === undefined) return;
    parameters.push(value);
    conditions.push(sql(`$${parameters.length}`));
  };
  add(filter['connection_id'], (p) => `d.connection_id = ${p}`);
  add(filter['originating_module'], (p) => `d.originating_module = ${p}`);
  const q = filter['q'];
  add(
    typeof q === 'string' && q ? `%${escapeLike(q)}%` : undefined,
    (p) => `d.event_identifier ILIKE ${p}`,
  );
  add(filter['from'], (p) => `d.finished_at >= ${p}`);
  add(filter['to'], (p) => `d.finished_at <= ${p}`);
  add(filter['delivery_ids'], (p) => `d.id = ANY(${p})`);
  add(filter['only_connections'], (p) => `d.connection_id = ANY(${p})`);
  add(
    filter['only_families'],
    (p) => `EXISTS (SELECT 1 FROM connections f WHERE f.site_id = d.site_id
      AND f.id = d.connection_id AND f.family = ANY(${p}))`,
  );
  add(
    filter['except_families'],
    (p) => `NOT EXISTS (SELECT 1 FROM connections f WHERE f.site_id = d.site_id
      AND f.id = d.connection_id AND f.family = ANY(${p}))`,
  );
  return { sql: conditions.join(' AND '), parameters };
}
