import type { StateChange } from '@patchbay/contracts/state-history';

export type StateSpan = StateChange & {
  /** Milliseconds in the state; up to now for the one that lasts. */
  lasted: number;
  current: boolean;
};

/** How long each state lasted: until the change above it. The newest comes first. */
export function stateSpans(changes: readonly StateChange[], now: number): StateSpan[] {
  return changes.map((change, index) => {
    const next = changes[index - 1];
    const end = next ? Date.parse(next.at) : now;
    return { ...change, lasted: end - Date.parse(change.at), current: next === undefined };
  });
}
