/** Chance that can be repeated: the same seed gives the same numbers. */
export interface Random {
  /** 0 ≤ x < 1. */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  int(least: number, most: number): number;
  pick<T>(values: readonly T[]): T;
  /** Of a hundred, how often. */
  percent(share: number): boolean;
  /** How many of what happens `mean` times on average. */
  poisson(mean: number): number;
  /** Around `median`, now and then far above it, as latencies are. */
  latency(median: number): number;
}

/** Mulberry32: small, fast, and good enough for what only has to look right. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    int,
    pick: (values) => values[int(0, values.length - 1)]!,
    percent: (share) => next() * 100 < share,
    poisson: (mean) => poisson(next, mean),
    latency: (median) => Math.max(1, Math.round(median * Math.exp(0.45 * normal(next)))),
  };
}

/** Knuth's way; enough for the few events of one hour. */
function poisson(next: () => number, mean: number): number {
  const floor = Math.exp(-mean);
  let count = 0;
  for (let product = next(); product > floor; product *= next()) count += 1;
  return count;
}

/** Box and Muller's transform. */
function normal(next: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}
