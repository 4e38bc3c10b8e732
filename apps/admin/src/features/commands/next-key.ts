import { SHORTCUTS, type ShortcutId } from './shortcuts.ts';

/** The first key of a pair waits so long for the second, in milliseconds. */
export const PAIR_MS = 1500;

/** A first key that was pressed, and when, in epoch milliseconds. */
export interface PendingKey {
  key: string;
  at: number;
}

export interface KeyStep {
  hit: ShortcutId | null;
  pending: PendingKey | null;
}

const SINGLE = SHORTCUTS.filter((each) => !each.together && !each.native);

/** What a key without modifiers comes to after the one that waits. */
export function nextKey(pending: PendingKey | null, key: string, now: number): KeyStep {
  const first = pending && now - pending.at <= PAIR_MS ? pending.key : null;
  const hit =
    first !== null
      ? SINGLE.find(({ keys }) => keys.length === 2 && keys[0] === first && keys[1] === key)
      : SINGLE.find(({ keys }) => keys.length === 1 && keys[0] === key);
  if (hit) return { hit: hit.id, pending: null };
  const begins = SINGLE.some(({ keys }) => keys.length === 2 && keys[0] === key);
  return { hit: null, pending: begins ? { key, at: now } : null };
}
