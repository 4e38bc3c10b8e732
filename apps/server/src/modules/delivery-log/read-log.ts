import type { DataSource } from 'typeorm';
import type { LogEntry } from './log-entry.entity.ts';
import type { LogPosition } from './log-cursor.ts';
import type { LogQuestion } from './log-filter.ts';
import {
  type Reading,
  type Statement,
  byConnector,
  countSearched,
  firstOf,
  gather,
  isAnsweredByIndex,
  walk,
  walkAWhile,
} from './log-statements.ts';
import { type Stretch, inOrderOf } from './log-stretches.ts';
import { invalidInput } from '../../platform/errors/problem.ts';
import { searchDays } from './search-days.ts';
import { SHORTEST_INDEXED } from './search-key.ts';

/** Entries of an index looked at before another way is taken: a few milliseconds' worth. */
const FIRST_BUDGET = 2000;

/**
 * As many again while what was met lets a page be expected in them. By time they lie beside each
 * other in the table, in any other order all over it.
 */
const secondBudget = ({ order, merged }: Stretch) =>
  order === 'attempted_at' && !merged ? 40_000 : 15_000;

/** Entries that a search for one or two characters, which no index knows, reads through. */
const MOST_SEARCHED = 300_000;

/**
 * Entries of a list, in its order, so many as asked for or the end of it.
 *
 * @param after the position the last page ended at; its stretch is the first that is read
 */
export async function readLog(
  db: Pick<DataSource, 'query'>,
  question: LogQuestion,
  stretches: readonly Stretch[],
  after: LogPosition | null,
  limit: number,
): Promise<LogEntry[]> {
  const rows: LogEntry[] = [];
  const left = after
    ? stretches.slice(stretches.findIndex((each) => holds(each, after)))
    : stretches;
  for (const [index, stretch] of left.entries()) {
    const wanted = limit - rows.length;
    const reading = { question, stretch, after: index === 0 ? after : null, limit: wanted };
    rows.push(...(await readStretch(db, reading)));
    if (rows.length >= limit) break;
  }
  return rows;
}

/**
 * A page that an index answers is read from it. Otherwise the index is walked for a bounded while:
 * what is frequent fills its page there, at any size of the log. What is not is rare, hence gathered
 * by an index of its own.
 */
async function readStretch(db: Pick<DataSource, 'query'>, reading: Reading): Promise<LogEntry[]> {
  const run = ({ sql, values }: Statement): Promise<LogEntry[]> => db.query(sql, values);
  if (isAnsweredByIndex(reading)) return run(walk(reading));
  const parts = byConnector(reading);
  if (parts.length > 1) return readParts(db, parts);
  const frequent = await walkRanges(reading, run);
  if (frequent) return frequent;
  await refuseVagueSearch(db, reading);
  const [first] = await run(firstOf(reading));
  for (const days of first ? searchDays(reading, first.attempted_at) : []) {
    const gathered = await run(gather(reading, days));
    if (gathered.length >= reading.limit) return gathered;
  }
  return run(gather(reading, null));
}

/** Each part by its own way: where one is rare, the frequent one need not be gathered with it. */
async function readParts(
  db: Pick<DataSource, 'query'>,
  parts: readonly Reading[],
): Promise<LogEntry[]> {
  const { stretch, limit } = parts[0]!;
  const found: LogEntry[] = [];
  for (const part of parts) found.push(...(await readStretch(db, part)));
  return found.sort(inOrderOf(stretch)).slice(0, limit);
}

/** @throws ProblemError 400 where only reading a very long log could tell that a word is not in it */
async function refuseVagueSearch(db: Pick<DataSource, 'query'>, reading: Reading): Promise<void> {
  const { q } = reading.question.filter;
  if (!q || [...q].length >= SHORTEST_INDEXED) return;
  const { sql, values } = countSearched(reading, MOST_SEARCHED + 1);
  const [counted]: { entries: number }[] = await db.query(sql, values);
  if (counted!.entries <= MOST_SEARCHED) return;
  const message =
    'is hardly ever found here: name three characters, a connection or a shorter time';
  throw invalidInput([{ path: 'q', message }]);
}

/** The first page of each range, merged; null as soon as one of them does not fill it. */
async function walkRanges(
  reading: Reading,
  run: (statement: Statement) => Promise<LogEntry[]>,
): Promise<LogEntry[] | null> {
  const { stretch, limit } = reading;
  const found: LogEntry[] = [];
  for (const merged of stretch.merged?.map((outcome) => [outcome]) ?? [null]) {
    const range = { ...reading, stretch: { ...stretch, merged } };
    let page = await run(walkAWhile(range, FIRST_BUDGET));
    // Twice the way that what was met lets expect.
    const expected = (2 * limit * FIRST_BUDGET) / page.length;
    if (page.length < limit && expected <= secondBudget(stretch)) {
      page = await run(walkAWhile(range, secondBudget(stretch)));
    }
    if (page.length < limit) return null;
    found.push(...page);
  }
  return found.sort(inOrderOf(stretch)).slice(0, limit);
}

function holds(stretch: Stretch, after: LogPosition): boolean {
  if (stretch.outcome) return stretch.outcome === after.value;
  if (stretch.code) return (stretch.code === 'none') === (after.value === null);
  return true;
}
