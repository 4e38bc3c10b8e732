export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** The smallest value that `share` per cent of them do not exceed; NaN of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((share / 100) * sorted.length) - 1)] ?? Number.NaN;
}

/** The straight line through points by least squares. @returns its value at an `x` */
export function lineThrough(points: readonly { x: number; y: number }[]): (x: number) => number {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [atX, atY] = [mean(points.map(({ x }) => x)), mean(points.map(({ y }) => y))];
  const rise = points.reduce((sum, { x, y }) => sum + (x - atX) * (y - atY), 0);
  const slope = rise / points.reduce((sum, { x }) => sum + (x - atX) ** 2, 0);
  return (x) => atY + slope * (x - atX);
}
