import { type Check, attemptsOf } from './facts.ts';

/** What is called delivered was answered with 2xx, completely; its log ends with that attempt. */
export const deliveredIsTrue: Check = (facts) =>
  facts.deliveries
    .filter((row) => row.status === 'delivered')
    .flatMap((row) => {
      const entries = attemptsOf(facts, row);
      const successes = entries.filter((entry) => entry.outcome === 'delivered').length;
      const answered = facts.vendor.seen.get(row.message_id)?.answered ?? 0;
      return [
        ...(answered > 0
          ? []
          : [`${row.event_identifier} is delivered and was never answered 2xx`]),
        ...(successes === 1 && entries.at(-1)?.outcome === 'delivered'
          ? []
          : [`${row.event_identifier} is delivered; its log says ${outcomes(entries)}`]),
      ];
    });

export function outcomes(entries: readonly { outcome: string; attempt: number }[]): string {
  return entries.map((entry) => `${entry.attempt} ${entry.outcome}`).join(', ') || 'nothing';
}
