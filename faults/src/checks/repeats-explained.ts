import { type Check, type Facts, attemptsOf, interruptions } from './facts.ts';

/** Requests with a `webhook-id` that had a complete 2xx before. */
export function repeats(facts: Facts): number {
  return [...facts.vendor.seen.values()].reduce((sum, seen) => sum + Math.max(0, seen.answered - 1), 0); // prettier-ignore
}

/**
 * The vendor gets a delivery again only when its worker was killed while it was in flight, or when no
 * answer was heard, which the log says. Each such event explains one repetition, and each request is
 * either in the log or was interrupted.
 */
export const repeatsExplained: Check = (facts) => {
  const interrupted = interruptions(facts);
  return facts.deliveries.flatMap((row) => {
    const { requests, answered } = facts.vendor.seen.get(row.message_id) ?? { requests: 0, answered: 0 }; // prettier-ignore
    const entries = attemptsOf(facts, row);
    const kills = interrupted.get(row.message_id) ?? 0;
    const unheard = entries.filter((entry) => entry.vendor_response_code === null).length;
    const name = row.event_identifier;
    return [
      ...(answered - 1 <= kills + unheard
        ? []
        : [`${name} was delivered ${answered} times; ${kills} kills and ${unheard} unheard answers explain no more`]), // prettier-ignore
      ...(requests <= entries.length + kills
        ? []
        : [`${name} was sent ${requests} times; its log has ${entries.length}, interrupted were ${kills}`]), // prettier-ignore
    ];
  });
};
