import type { LogSort } from '@patchbay/contracts/delivery';
import { ATTEMPT_OUTCOMES, type AttemptOutcome } from '@patchbay/core/delivery-status';
import type { LogEntry } from './log-entry.entity.ts';

export type SortColumn = 'attempted_at' | 'latency_ms' | 'vendor_response_code' | 'outcome';

/** What `delivery_log` has an index by, within a site and within a connection of it. */
export type IndexOrder = Exclude<SortColumn, 'outcome'>;

/**
 * Entries that follow each other in the order of an index. A sorted list is one stretch after the
 * other: by outcome it is each outcome by time; by code it is those with one, then those without.
 */
export interface Stretch {
  order: IndexOrder;
  descending: boolean;
  /** Outcomes to merge, each from its own range of an index; null where one range holds all. */
  merged: readonly AttemptOutcome[] | null;
  /** The one outcome of a list by outcome. */
  outcome?: AttemptOutcome;
  /** Whether the vendor answered with a code; of no matter where undefined. */
  code?: 'some' | 'none';
}

export function columnOf(sort: LogSort): SortColumn {
  return sort.replace('-', '') as SortColumn;
}

/** @param asked the outcomes filtered by, undefined for all */
export function stretchesOf(
  sort: LogSort,
  asked: readonly AttemptOutcome[] | undefined,
): Stretch[] {
  const descending = sort.startsWith('-');
  const outcomes = ATTEMPT_OUTCOMES.filter((each) => !asked || asked.includes(each));
  const column = columnOf(sort);
  switch (column) {
    case 'attempted_at':
      return [{ order: column, descending, merged: outcomesWithTimes(outcomes) }];
    case 'outcome':
      return [...outcomes]
        .sort((a, b) => (a < b === descending ? 1 : -1))
        .map((outcome) => ({
          ...{ order: 'attempted_at', descending, outcome },
          merged: outcomesWithTimes([outcome]),
        }));
    case 'latency_ms':
      return [{ order: column, descending, merged: outcomes }];
    case 'vendor_response_code':
      return (['some', 'none'] as const).map((code) => ({
        ...{ order: column, descending, merged: outcomes, code },
      }));
  }
}

/** By time only what did not arrive is indexed by outcome: what arrived is nearly everything. */
function outcomesWithTimes(outcomes: readonly AttemptOutcome[]): readonly AttemptOutcome[] | null {
  return outcomes.includes('delivered') ? null : outcomes;
}

/** Compares entries of a stretch; those of one stretch all have a value, or none has. */
export function inOrderOf({ order, descending }: Stretch) {
  const keys = (row: LogEntry) => [
    order === 'attempted_at' ? 0 : (row[order] ?? 0),
    row.attempted_at.getTime(),
    row.id,
  ];
  return (a: LogEntry, b: LogEntry): number => {
    const [mine, other] = [keys(a), keys(b)];
    const place = mine.findIndex((key, index) => key !== other[index]);
    return place < 0 ? 0 : (mine[place]! - other[place]!) * (descending ? -1 : 1);
  };
}
