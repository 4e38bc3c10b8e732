import { stableText } from './stable-text.ts';

/** One thing that was changed here and elsewhere since it was shown. */
export interface Change {
  label: string;
  mine: string;
  theirs: string;
}

/** What is about to be replaced was changed by somebody else since it was shown. Nothing was sent. */
export class ChangedMeanwhile<T> extends Error {
  override readonly name = 'ChangedMeanwhile';
  /** As the server holds it now. */
  readonly now: T;
  readonly changes: Change[];

  constructor(now: T, changes: Change[]) {
    super('It changed since it was shown.');
    this.now = now;
    this.changes = changes;
  }
}

/**
 * The names of what this form changes and somebody else changed too, to something else: what both
 * changed alike, and what only one of them changed, is no conflict.
 */
export function conflicting<T extends object>(shown: T, now: T, mine: T): (keyof T)[] {
  return (Object.keys(mine) as (keyof T)[]).filter((name) => {
    const theirs = stableText(now[name]);
    const isMine = stableText(mine[name]) !== stableText(shown[name]);
    return isMine && theirs !== stableText(shown[name]) && theirs !== stableText(mine[name]);
  });
}

/** What was changed here over what is stored now: nobody's other changes are undone. */
export function merged<T extends object>(shown: T, now: T, mine: T): T {
  const own = Object.entries(mine).filter(
    ([name, value]) => stableText(value) !== stableText(shown[name as keyof T]),
  );
  return { ...now, ...Object.fromEntries(own) };
}
