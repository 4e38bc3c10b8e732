import { randomInt } from 'node:crypto';

/** How much a fault run does; the seed repeats its choices. */
export interface FaultOptions {
  seed: number;
  deliveries: number;
  kills: number;
}

const LARGEST_SEED = 2 ** 31;

/** @throws when FAULT_SEED, FAULT_DELIVERIES or FAULT_KILLS is no number in its range */
export function readOptions(env: NodeJS.ProcessEnv): FaultOptions {
  return {
    seed: integer(env, 'FAULT_SEED', 0, LARGEST_SEED) ?? randomInt(LARGEST_SEED),
    deliveries: integer(env, 'FAULT_DELIVERIES', 100, 1_000_000) ?? 20_000,
    kills: integer(env, 'FAULT_KILLS', 3, 1000) ?? 30,
  };
}

function integer(
  env: NodeJS.ProcessEnv,
  name: string,
  least: number,
  most: number,
): number | undefined {
  const text = env[name];
  if (text === undefined || text === '') return undefined;
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new Error(`${name} must be a whole number from ${least} to ${most}.`);
}
