import type { ConnectionQuery } from '@patchbay/contracts/connection';
import type { SelectQueryBuilder } from 'typeorm';
import { escapeLike } from '../../platform/database/escape-like.ts';
import type { ConnectorRegistry } from '../connectors/connector-registry.service.ts';
import type { Connection } from './connection.entity.ts';

export type ConnectionFilter = Partial<
  Pick<
    ConnectionQuery,
    'state' | 'attention' | 'family' | 'category' | 'connector_type' | 'bundle' | 'q'
  >
>;

/** One or two letters: too few for the trigram index, unless a word begins with them. */
const FEW_LETTERS = /^[a-z\d]{1,2}$/i;

/** Narrows connections `c` as the list's filters say. */
export function filterConnections(
  select: SelectQueryBuilder<Connection>,
  filter: ConnectionFilter,
  registry: ConnectorRegistry,
): void {
  const { state, attention, family, category, connector_type, bundle, q } = filter;
  if (state) select.andWhere('c.state IN (:...states)', { states: state });
  if (attention) select.andWhere('c.attention IS NOT NULL');
  if (family) select.andWhere('c.family = :family', { family });
  if (category) select.andWhere('c.category = :category', { category });
  if (connector_type) select.andWhere('c.connector_type = :type', { type: connector_type });
  if (bundle) {
    const members = registry.all().filter((connector) => connector.bundle?.slug === bundle);
    const types = members.map(({ slug }) => slug);
    select.andWhere('c.connector_type = ANY(:types)', { types });
  }
  if (q) search(select, q, registry);
}

/** In the names of connection, connector and account: anywhere, or where a word begins. */
function search(
  select: SelectQueryBuilder<Connection>,
  q: string,
  registry: ConnectorRegistry,
): void {
  const named = registry
    .all()
    .filter((connector) => connector.name.toLowerCase().includes(q.toLowerCase()))
    .map((connector) => connector.slug);
  const text = escapeLike(q);
  const patterns = FEW_LETTERS.test(q) ? [`${text}%`, `% ${text}%`] : [`%${text}%`];
  const found = patterns.map((_, n) => `c.search_text LIKE lower(:pattern${n})`);
  if (named.length > 0) found.push('c.connector_type = ANY(:named)');
  const parameters = Object.fromEntries(patterns.map((pattern, n) => [`pattern${n}`, pattern]));
  select.andWhere(`(${found.join(' OR ')})`, { ...parameters, named });
}
