import { setImmediate as nextTurn } from 'node:timers/promises';

/** As much as takes a few milliseconds of work of about 100 µs an item. */
const AT_A_TIME = 32;

/**
 * Goes through many items and lets the process answer others in between: a thousand of them in one go
 * would hold up everybody else's request, timer and answer for a tenth of a second.
 */
export async function inTurns<T>(
  items: readonly T[],
  each: (item: T, index: number) => void,
  atATime = AT_A_TIME,
): Promise<void> {
  for (const [index, item] of items.entries()) {
    if (index > 0 && index % atATime === 0) await nextTurn();
    each(item, index);
  }
}

/** Like `Array.map`, in turns. */
export async function mapInTurns<T, R>(
  items: readonly T[],
  map: (item: T, index: number) => R,
): Promise<R[]> {
  const mapped: R[] = [];
  await inTurns(items, (item, index) => void mapped.push(map(item, index)));
  return mapped;
}
