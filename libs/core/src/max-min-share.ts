/**
 * Divides what is there by max-min fairness: the smallest wish is met first, and each gets at most an
 * equal part of what is left. Nothing stays while somebody wants it.
 *
 * @returns for each wish, in order; where there is too little for all, the first get one more
 */
export function maxMinShare(wants: readonly number[], available: number): number[] {
  const grants = wants.map(() => 0);
  const order = wants.map((_, index) => index).sort((a, b) => wants[a]! - wants[b]!);
  let left = Math.max(0, available);
  order.forEach((lane, position) => {
    const equal = Math.ceil(left / (order.length - position));
    grants[lane] = Math.min(wants[lane]!, equal, left);
    left -= grants[lane];
  });
  return grants;
}
