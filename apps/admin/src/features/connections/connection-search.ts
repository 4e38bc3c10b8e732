import { z } from 'zod';
import { listParam } from '../../lib/list-param.ts';
import type { ConnectionFilter } from './api/connections.ts';

export const STATES = ['active', 'paused', 'auth_expired', 'auth_revoked', 'error'] as const;
export const CATEGORIES = ['supplier', 'accounting', 'marketing', 'other'] as const;
export const GROUPINGS = ['family', 'category'] as const;
const SORTS = [
  'id',
  'display_name',
  'connector_type',
  'state',
  'last_delivery_at',
  'created_at',
] as const;
const Sort = z.enum(SORTS.flatMap((field) => [field, `-${field}`] as const));

/** The list's part of the address. What cannot be read is dropped: an old link still shows a list. */
export const ConnectionSearch = z.object({
  q: z.string().max(200).optional().catch(undefined),
  state: z.string().optional().catch(undefined),
  family: z.string().max(50).optional().catch(undefined),
  category: z.enum(CATEGORIES).optional().catch(undefined),
  /** Slug of a connector. */
  connector_type: z
    .string()
    .regex(/^[a-z][a-z0-9_]{1,49}$/)
    .optional()
    .catch(undefined),
  /** Only those that need somebody. */
  attention: z.literal('true').optional().catch(undefined),
  /** Drawn as sections. */
  group: z.enum(GROUPINGS).optional().catch(undefined),
  sort: Sort.optional().catch(undefined),
});
export type ConnectionSearch = {
  [K in keyof z.infer<typeof ConnectionSearch>]?: string | undefined;
};

/** What the address asks the API for. */
export function connectionFilter(search: z.infer<typeof ConnectionSearch>): ConnectionFilter {
  return {
    q: search.q || undefined,
    state: listParam(search.state, STATES),
    family: search.family || undefined,
    category: search.category,
    connector_type: search.connector_type,
    attention: search.attention,
    sort: search.sort ?? '-created_at',
  };
}

/** Nothing filtered; the order and the grouping stay. */
export const NO_FILTER = {
  q: undefined,
  state: undefined,
  family: undefined,
  category: undefined,
  connector_type: undefined,
  attention: undefined,
} satisfies ConnectionSearch;

export function isFiltered(filter: ConnectionFilter): boolean {
  return Object.keys(NO_FILTER).some((name) => filter[name as keyof typeof NO_FILTER]);
}
