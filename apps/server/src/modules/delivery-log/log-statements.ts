import { SqlValues } from '../../platform/database/sql-values.ts';
import type { LogPosition } from './log-cursor.ts';
import {
  type LogConditions,
  type LogQuestion,
  allOf,
  isOneOf,
  logConditions,
} from './log-filter.ts';
import type { Stretch } from './log-stretches.ts';

export interface Statement {
  sql: string;
  values: unknown[];
}

/** A part of a list in one order: what is asked, where it goes on, and how many entries of it. */
export interface Reading {
  question: LogQuestion;
  stretch: Stretch;
  after: LogPosition | null;
  limit: number;
}

const COLUMNS = [
  ...['id', 'delivery_id', 'connection_id', 'connection_name', 'connector_type'],
  ...['originating_module', 'event_identifier', 'outcome', 'vendor_response_code', 'error_code'],
  ...['latency_ms', 'attempt', 'attempted_at'],
].join(', ');

const KEYS = 'site_id, attempted_at, id, latency_ms, vendor_response_code';

/**
 * Reads the ranges of the index that has the stretch's order, each to the length of a page, and
 * merges them: PostgreSQL would not stop early in a union.
 */
export function walk(reading: Reading): Statement {
  const values = new SqlValues();
  const { stretch } = reading;
  const end = `ORDER BY ${orderOf(stretch)} LIMIT ${values.add(reading.limit)}`;
  const ranges = byConnector(reading).flatMap((part) => {
    const conditions = logConditions(part.question, values);
    const where = [allOf(conditions, ['outcome']), ...place(part, values)];
    return rangesOf(stretch, conditions).map(
      (outcome) => `(SELECT ${COLUMNS} FROM delivery_log
                      WHERE ${[...where, ...outcome].join(' AND ')} ${end})`,
    );
  });
  if (ranges.length === 1) return { sql: ranges[0]!, values: values.list };
  return { sql: `SELECT * FROM (${ranges.join(' UNION ALL ')}) l ${end}`, values: values.list };
}

/**
 * A list of several connectors in parts, one for each, where an index has the order of one. What each
 * connector answers is to be merged.
 */
export function byConnector(reading: Reading): Reading[] {
  const { question, stretch } = reading;
  const { connector_type: types, connection_id, originating_module } = question.filter;
  const asked = { connection: connection_id !== undefined, module: Boolean(originating_module) };
  if (!types || !isOfConnector(asked, stretch)) return [reading];
  return types.map((type) => ({
    ...reading,
    question: { ...question, filter: { ...question.filter, connector_type: [type] } },
  }));
}

/**
 * Walks one range of the index, of one connector where that has its own, and asks each entry what
 * the index does not answer, until there is a page or so many entries were asked.
 */
export function walkAWhile(reading: Reading, entries: number): Statement {
  const values = new SqlValues();
  const { stretch } = reading;
  const conditions = logConditions(reading.question, values);
  const asked = askedOfEach(conditions, stretch);
  const inside = [
    allOf(conditions, [...asked, 'outcome']),
    ...(stretch.merged ? [isOneOf(stretch.merged)] : []),
    ...place(reading, values),
  ];
  const outside = [...asked.map((key) => conditions[key]!), ...outcomeOf(stretch, conditions)];
  return {
    sql: `SELECT * FROM (SELECT site_id, ${COLUMNS} FROM delivery_log WHERE ${inside.join(' AND ')}
            ORDER BY ${orderOf(stretch)} LIMIT ${values.add(entries)}) l
          WHERE ${outside.join(' AND ')} LIMIT ${values.add(reading.limit)}`,
    values: values.list,
  };
}

/**
 * Gathers everything that matches by whatever index finds it soonest, and sorts that.
 *
 * @param days UTC dates to look at, named so that the search index need not look at others; null for all
 */
export function gather(reading: Reading, days: readonly string[] | null): Statement {
  const values = new SqlValues();
  const conditions = logConditions(reading.question, values);
  const where = [
    allOf(conditions, ['outcome']),
    ...(reading.stretch.merged
      ? [isOneOf(reading.stretch.merged)]
      : outcomeOf(reading.stretch, conditions)),
    ...place(reading, values),
    ...(days ? onDays(days, values) : []),
  ];
  const end = `ORDER BY ${orderOf(reading.stretch)} LIMIT ${values.add(reading.limit)}`;
  if (!(conditions.module ?? conditions.connector) || conditions.q) {
    return {
      sql: `SELECT * FROM (SELECT ${COLUMNS} FROM delivery_log WHERE ${where.join(' AND ')} OFFSET 0) l
            ${end}`,
      values: values.list,
    };
  }
  // A module's and a connector's index hold all that is sorted by; only what is shown is fetched.
  return {
    sql: `SELECT ${COLUMNS.split(', ')
      .map((each) => `l.${each}`)
      .join(', ')} FROM delivery_log l JOIN (
            SELECT * FROM (SELECT ${KEYS} FROM delivery_log WHERE ${where.join(' AND ')} OFFSET 0) k
            ${end}) shown USING (site_id, attempted_at, id)
          ORDER BY ${orderOf(reading.stretch, 'l.')}`,
    values: values.list,
  };
}

/** When the list begins, were it not for what each entry is asked. */
export function firstOf(reading: Reading): Statement {
  const values = new SqlValues();
  const conditions = logConditions({ ...reading.question, filter: timesOf(reading) }, values);
  const where = [allOf(conditions), ...place(reading, values)].join(' AND ');
  const way = reading.stretch.descending ? 'DESC' : 'ASC';
  return {
    sql: `SELECT attempted_at FROM delivery_log WHERE ${where} ORDER BY attempted_at ${way} LIMIT 1`,
    values: values.list,
  };
}

/** How many entries a search without an index looks at, counted no further than to `most`. */
export function countSearched(reading: Reading, most: number): Statement {
  const values = new SqlValues();
  const { connection_id, connector_type } = reading.question.filter;
  const filter = {
    ...timesOf(reading),
    ...(connection_id !== undefined && { connection_id }),
    ...(connector_type && { connector_type }),
  };
  const conditions = logConditions({ ...reading.question, filter }, values);
  return {
    sql: `SELECT count(*)::int AS entries FROM (SELECT 1 FROM delivery_log
           WHERE ${allOf(conditions)} LIMIT ${values.add(most)}) counted`,
    values: values.list,
  };
}

function timesOf({ question: { filter } }: Reading) {
  return { ...(filter.from && { from: filter.from }), ...(filter.to && { to: filter.to }) };
}

/** What the index of this order cannot answer by itself. */
export function askedOfEach(conditions: LogConditions, stretch: Stretch): (keyof LogConditions)[] {
  const always = ['q', 'withheld', 'onlyConnections', 'onlyFamilies'] as const;
  const byTime = stretch.order === 'attempted_at';
  const moduleIndexed = byTime && !stretch.merged && !conditions.connection;
  const asked = { connection: Boolean(conditions.connection), module: Boolean(conditions.module) };
  const keys: (keyof LogConditions)[] = [
    ...always,
    ...(isOfConnector(asked, stretch) ? [] : (['connector'] as const)),
    ...(moduleIndexed ? [] : (['module'] as const)),
  ];
  return keys.filter((key) => conditions[key] !== undefined);
}

/** Whether the index that is walked is that of a connector: not where a connection's or module's is. */
function isOfConnector(
  asked: { connection: boolean; module: boolean },
  { order, merged }: Stretch,
): boolean {
  if (order !== 'attempted_at' || asked.connection) return false;
  return merged !== null || !asked.module;
}

/** Whether every entry the walk meets belongs to the list. */
export function isAnsweredByIndex({ question, stretch }: Reading): boolean {
  const conditions = logConditions(question, new SqlValues());
  const outcome = !stretch.merged && (stretch.outcome ?? question.filter.outcome) !== undefined;
  return askedOfEach(conditions, stretch).length === 0 && !outcome;
}

/** Conditions on the outcome, one for each range that is read by itself. */
function rangesOf(stretch: Stretch, conditions: LogConditions): string[][] {
  if (stretch.merged) return stretch.merged.map((outcome) => [isOneOf([outcome])]);
  return [outcomeOf(stretch, conditions)];
}

/** The condition on the outcome where no merging answers it. */
function outcomeOf({ merged, outcome }: Stretch, conditions: LogConditions): string[] {
  if (merged) return [];
  if (outcome) return [isOneOf([outcome])];
  return conditions.outcome ? [conditions.outcome] : [];
}

/** Which part of the order, and after which entry. */
function place({ stretch, after }: Reading, values: SqlValues): string[] {
  const { code, order, descending } = stretch;
  const part = code ? [`vendor_response_code IS ${code === 'none' ? 'NULL' : 'NOT NULL'}`] : [];
  if (!after) return part;
  const op = descending ? '<' : '>';
  const last = `${values.add(after.at)}::timestamptz, ${values.add(after.id)}::bigint`;
  if (order === 'attempted_at' || code === 'none') {
    return [...part, `(attempted_at, id) ${op} (${last})`];
  }
  return [...part, `(${order}, attempted_at, id) ${op} (${values.add(after.value)}::int, ${last})`];
}

function orderOf({ order, descending, code }: Stretch, of = ''): string {
  const way = descending ? 'DESC' : 'ASC';
  // An index read backwards begins with its nulls; among nulls or none of them it is all the same.
  const nulls = code && descending ? ' NULLS FIRST' : '';
  const first = order === 'attempted_at' ? [] : [`${of}${order} ${way}${nulls}`];
  return [...first, `${of}attempted_at ${way}`, `${of}id ${way}`].join(', ');
}

function onDays(days: readonly string[], values: SqlValues): string[] {
  const [first, last] = [[...days].sort()[0], [...days].sort().at(-1)];
  return [
    `(attempted_at AT TIME ZONE 'UTC')::date = ANY(${values.add(days)}::date[])`,
    `attempted_at >= ${values.add(first)}::date::timestamp AT TIME ZONE 'UTC'`,
    `attempted_at < (${values.add(last)}::date + 1)::timestamp AT TIME ZONE 'UTC'`,
  ];
}
