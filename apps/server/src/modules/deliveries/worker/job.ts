import type { Action, Facts } from '@patchbay/connector-sdk/action';
import type { Connector } from '@patchbay/connector-sdk/definition';
import type { Claimed } from './claim.ts';

/** Of an action's steps, those that are past, and what they found. */
export interface Progress {
  done: readonly string[];
  found: Facts;
}

export const NOT_BEGUN: Progress = { done: [], found: {} };

/** A claimed delivery, opened: what is to be done, and what of it is done. */
export interface Job {
  delivery: Claimed;
  /** The worker that has claimed it. */
  owner: string;
  connector: Connector;
  action: Action;
  /** As the action's schema gives it. */
  input: unknown;
  progress: Progress;
  /** What steps of every attempt found in this one; never stored. */
  passing?: Facts | undefined;
}
