import { type Check, attemptsOf, interruptions } from './facts.ts';
import { outcomes } from './delivered-is-true.ts';

/**
 * What is called failed has used its attempts up, and no answer with 2xx was heard. One the vendor
 * gave unheard, because the worker was killed or the connection was cut, makes it no less true.
 */
export const failedIsTrue: Check = (facts) => {
  const interrupted = interruptions(facts);
  return facts.deliveries
    .filter((row) => row.status === 'failed')
    .flatMap((row) => {
      const entries = attemptsOf(facts, row);
      const unheard = entries.filter((entry) => entry.vendor_response_code === null).length;
      const answered = facts.vendor.seen.get(row.message_id)?.answered ?? 0;
      const isUsedUp =
        entries.length === facts.mostAttempts &&
        entries.every(({ outcome }, i) => outcome === (i < entries.length - 1 ? 'retried' : 'failed')); // prettier-ignore
      return [
        ...(isUsedUp
          ? []
          : [`${row.event_identifier} is failed; its log says ${outcomes(entries)}`]),
        ...(answered <= unheard + (interrupted.get(row.message_id) ?? 0)
          ? []
          : [`${row.event_identifier} is failed; the vendor answered it with 2xx, and was heard`]),
      ];
    });
};
