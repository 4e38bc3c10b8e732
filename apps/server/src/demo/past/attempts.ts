import { nextAttempt } from '@patchbay/core/retry';
import type { Hiccup } from '../cast/stream.ts';
import type { Random } from '../random.ts';
import type { PastAttempt } from './past-delivery.ts';

/** The platform's defaults (config.ts); the demo does not change them. */
const SCHEDULE_MS = [1000, 4000, 16_000];
const TIMEOUT_MS = 30_000;

export interface Answer extends Omit<Hiccup, 'code'> {
  code: string | null;
  latencyMs: number;
}

/**
 * Attempts as the worker makes them: one answer after the other at the schedule's pace, until one
 * is final or the schedule is used up.
 *
 * @param answers what each attempt meets, the last one for all that follow
 */
export function attemptsFrom(
  start: Date,
  answers: readonly Answer[],
  random: Random,
): PastAttempt[] {
  const attempts: PastAttempt[] = [];
  let at = start.getTime();
  for (let number = 1; ; number += 1) {
    const answer = answers[Math.min(number, answers.length) - 1]!;
    const next = isPassing(answer)
      ? nextAttempt(SCHEDULE_MS, { attempt: number }, at + answer.latencyMs, random.next())
      : null;
    attempts.push({ at: new Date(at), ...answer, outcome: outcomeOf(answer, next) });
    if (next === null) return attempts;
    at = next;
  }
}

/** How long the vendor, or the lack of one, kept us waiting. */
export function latencyOf(hiccup: Hiccup, median: number, random: Random): number {
  if (hiccup.code === 'timeout') return TIMEOUT_MS + random.int(0, 20);
  if (hiccup.code === 'connect_failed') return random.int(1, 6);
  return random.latency(median);
}

/** Worth trying again: no answer, a plea to wait, or the vendor's own trouble. */
function isPassing({ status }: Answer): boolean {
  return status === null || status === 429 || status >= 500;
}

function outcomeOf(answer: Answer, next: number | null): PastAttempt['outcome'] {
  if (answer.code === null) return 'delivered';
  return next === null ? 'failed' : 'retried';
}
