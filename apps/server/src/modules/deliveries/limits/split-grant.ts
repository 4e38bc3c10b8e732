import { maxMinShare } from '@patchbay/core/max-min-share';

/**
 * Divides what an account was granted among its connections: to each what it wants, or an equal part.
 *
 * @param turn goes on by one each time, so that a rest too small for all goes to each in turn
 * @returns for each want, in order; together no more than granted
 */
export function splitGrant(granted: number, wants: readonly number[], turn: number): number[] {
  const total = wants.reduce((sum, want) => sum + want, 0);
  if (granted >= total) return [...wants];
  const first = turn % wants.length;
  const rotated = [...wants.slice(first), ...wants.slice(0, first)];
  const parts = maxMinShare(rotated, granted);
  const back = wants.length - first;
  return [...parts.slice(back), ...parts.slice(0, back)];
}
