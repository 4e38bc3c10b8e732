/** Places of bars, counted from 0; both ends are part of it. */
export interface Brushed {
  first: number;
  last: number;
}

/** The bar under a point, `x` and `width` in pixels; beside the plot the nearest. */
export function barAt(x: number, width: number, count: number): number {
  if (width <= 0) return 0;
  return Math.min(count - 1, Math.max(0, Math.floor((x / width) * count)));
}

/** From where a drag began to where it is, whichever way it went. */
export function brushed(start: number, end: number): Brushed {
  return { first: Math.min(start, end), last: Math.max(start, end) };
}

/** One end moved by keyboard; it takes the other one along rather than pass it. */
export function moveEnd(now: Brushed, end: 'first' | 'last', to: number): Brushed {
  if (end === 'first') return { first: to, last: Math.max(to, now.last) };
  return { first: Math.min(to, now.first), last: to };
}
