import type { Reading } from './log-statements.ts';
import { SHORTEST_INDEXED } from './search-key.ts';

const DAY_MS = 86_400_000;

/** First a day, then a week: the search index is asked for named days. */
const SPANS = [1, 8];

/**
 * For a search by time, the days to look at before all of them: a word that is neither rare nor
 * frequent fills its page from a few days, however long the log is. Empty where that is of no use.
 *
 * @param start the first entry of the list, were nothing searched for
 */
export function searchDays({ question, stretch }: Reading, start: Date): string[][] {
  const { q } = question.filter;
  if (stretch.order !== 'attempted_at' || !q || q.length < SHORTEST_INDEXED) return [];
  const way = stretch.descending ? -DAY_MS : DAY_MS;
  return SPANS.map((span) =>
    Array.from({ length: span }, (_, n) => dayOf(start.getTime() + n * way)),
  );
}

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
