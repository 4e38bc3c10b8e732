import type { EntityManager } from 'typeorm';
import { countEntries } from './count-entries.ts';
import { countSums } from './count-sums.ts';
import { readProgress } from './rollup-progress.ts';
import type { StatsQuestion, StatsRow } from './stats-question.ts';
import { statsSpans } from './stats-spans.ts';

/**
 * From sums as far as they reach, from entries else; what is by minute is short, and counted entry by
 * entry. In a transaction of REPEATABLE READ.
 */
export async function countStats(
  manager: EntityManager,
  question: StatsQuestion,
): Promise<StatsRow[]> {
  // Sums know no event identifiers.
  if (question.bucket === 'minute' || question.filter.q) return countEntries(manager, question);
  const { siteId } = question.scope;
  const progress = await readProgress(manager, siteId);
  const from = Math.max(Date.parse(question.filter.from!), question.keptSince.getTime());
  // Times have milliseconds, and the last one asked for counts.
  const asked = { from, to: Date.parse(question.filter.to!) + 1 };
  const { summed, ...spans } = statsSpans(asked, progress.since, question.bucket !== 'hour');
  if (!summed) return countEntries(manager, question);
  return countSums(manager, question, { ...spans, summed }, progress);
}
