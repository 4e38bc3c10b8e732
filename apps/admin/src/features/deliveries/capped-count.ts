import type { Waiting } from '@patchbay/contracts/delivery-list';

type Counted = Pick<Waiting, 'pending' | 'held' | 'running' | 'capped'>;

export interface Count {
  count: number;
  /** There are more: counting stopped. */
  atLeast: boolean;
  /** "1,204", "10,000+". */
  text: (language: string) => string;
}

/** How many deliveries stand in one of `statuses`, as far as they were counted. */
export function cappedCount(
  waiting: Counted,
  statuses: readonly (keyof Counted & string)[],
): Count {
  const counted = statuses.filter((each) => each !== 'capped');
  const count = counted.reduce((sum, each) => sum + waiting[each], 0);
  return countOf(
    count,
    counted.some((each) => waiting.capped.includes(each)),
  );
}

export function countOf(count: number, atLeast: boolean): Count {
  const text = (language: string) =>
    new Intl.NumberFormat(language).format(count) + (atLeast ? '+' : '');
  return { count, atLeast, text };
}
