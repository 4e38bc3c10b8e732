import { z } from 'zod';
import { RANGE_PRESETS, rangeBounds } from '../../lib/date-range.ts';
import { listParam } from '../../lib/list-param.ts';

export const OUTCOMES = ['delivered', 'retried', 'failed'] as const;
export const RANGES = [...RANGE_PRESETS, 'custom'] as const;
const SORTS = ['attempted_at', 'latency_ms', 'vendor_response_code', 'outcome'] as const;
/** The order a log starts with, and the only one in which new entries have their place at the top. */
export const NEWEST_FIRST = '-attempted_at';
const Sort = z.enum(SORTS.flatMap((field) => [field, `-${field}`] as const));
const text = z.string().max(200).optional().catch(undefined);
const id = z
  .string()
  .regex(/^[1-9]\d{0,15}$/)
  .optional()
  .catch(undefined);

/** The log's part of the address. What cannot be read is dropped: an old link still shows a log. */
export const LogSearch = z.object({
  q: text,
  outcome: text,
  module: z.string().max(100).optional().catch(undefined),
  /** Slugs of connectors, with commas. */
  connector: z.string().max(2000).optional().catch(undefined),
  range: z.enum(RANGES).optional().catch(undefined),
  /** As a `datetime-local` input writes it, in the zone of the viewer. */
  from: text,
  to: text,
  sort: Sort.optional().catch(undefined),
  live: z.literal('1').optional().catch(undefined),
  /** The connection whose entries alone are shown. */
  connection: id,
  /** The delivery whose drawer is open. */
  delivery: id,
});
export type LogSearch = z.infer<typeof LogSearch>;

export type LogFilter = ReturnType<typeof logFilter>;

/** Most connectors the API takes at once. */
export const MOST_CONNECTORS = 20;
const SLUG = /^[a-z][a-z0-9_]{0,99}$/;

/** The connectors of the address; undefined when it names none. */
export function connectorsIn(text: string | undefined): string[] | undefined {
  const slugs = new Set((text ?? '').split(',').filter((each) => SLUG.test(each)));
  return slugs.size > 0 ? [...slugs].slice(0, MOST_CONNECTORS) : undefined;
}

/** What the address asks the API for, at `now` (epoch milliseconds). */
export function logFilter(search: LogSearch, now: number) {
  return {
    q: search.q || undefined,
    outcome: listParam(search.outcome, OUTCOMES),
    originating_module: search.module || undefined,
    connector_type: connectorsIn(search.connector),
    ...rangeBounds(search, now),
    sort: search.sort ?? NEWEST_FIRST,
  };
}

/** The same for a bulk retry, which knows neither outcome nor order. */
export function retryFilter(filter: LogFilter, connectionId: number | undefined) {
  const { q, originating_module, connector_type, from, to } = filter;
  return {
    ...(connectionId !== undefined && { connection_id: connectionId }),
    ...(connector_type && { connector_type }),
    ...(q && { q }),
    ...(originating_module && { originating_module }),
    ...(from && { from }),
    ...(to && { to }),
  };
}

/** The address without what narrows the log. */
export const NO_FILTER: Partial<LogSearch> = {
  q: undefined, outcome: undefined, module: undefined, range: undefined, from: undefined, to: undefined,
  connection: undefined, connector: undefined,
}; // prettier-ignore

/** Whether anything narrows the log. */
export function isFiltered(filter: LogFilter): boolean {
  const { q, outcome, originating_module, connector_type, from, to } = filter;
  return Boolean(q || outcome || originating_module || connector_type || from || to);
}
