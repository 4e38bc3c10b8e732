export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** The smallest value that `share` per cent of them do not exceed; NaN of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((share / 100) * sorted.length) - 1)] ?? Number.NaN;
}

/** Least squares. @returns how much `y` rises with each step of `x` */
export function slope(points: readonly { x: number; y: number }[]): number {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [atX, atY] = [mean(points.map(({ x }) => x)), mean(points.map(({ y }) => y))];
  const rise = points.reduce((sum, { x, y }) => sum + (x - atX) * (y - atY), 0);
  return rise / points.reduce((sum, { x }) => sum + (x - atX) ** 2, 0);
}
