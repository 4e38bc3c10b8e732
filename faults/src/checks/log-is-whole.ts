import { type Check, attemptsOf } from './facts.ts';
import { outcomes } from './delivered-is-true.ts';

/** The log counts 1, 2, 3 to as many attempts as the delivery says, and no more than it may have. */
export const logIsWhole: Check = (facts) =>
  facts.deliveries.flatMap((row) => {
    const entries = attemptsOf(facts, row);
    const isWhole = entries.every((entry, index) => entry.attempt === index + 1);
    if (isWhole && entries.length === row.attempts && row.attempts <= facts.mostAttempts) return [];
    return [`${row.event_identifier} made ${row.attempts} attempts; its log says ${outcomes(entries)}`]; // prettier-ignore
  });
