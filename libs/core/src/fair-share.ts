import { maxMinShare } from './max-min-share.ts';

/** One connection with work that is due, as one worker sees it. */
export interface Lane {
  /** Deliveries of it that this worker has under way. */
  inFlight: number;
  /** It may have no more than this under way, for reasons of its own. */
  most: number;
}

/**
 * How many deliveries to take from each lane. A lane may have under way what is left when all lanes
 * and one newcomer share alike, and of what is free now a newcomer's part stays free: however many
 * vendors are slow, there is room for the next one. What a lane does not need goes to the others.
 *
 * @param capacity deliveries a worker may have under way
 * @param room how many of them are free
 * @param busy lanes with something under way or due, at least those given
 * @returns for each lane, in order, at least 0; their sum is at most `room`, and 1 or more where a lane
 *   wants any and there is room at all
 */
export function fairShare(
  capacity: number,
  room: number,
  busy: number,
  lanes: readonly Lane[],
): number[] {
  const cap = Math.max(1, Math.floor(capacity / (Math.max(busy, lanes.length) + 1)));
  const wants = lanes.map(({ inFlight, most }) => Math.max(0, Math.min(cap, most) - inFlight));
  return maxMinShare(wants, room - Math.floor(room / (lanes.length + 1)));
}
