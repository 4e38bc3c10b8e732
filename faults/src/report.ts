import { type Kind, KINDS } from './kill.ts';
import type { FaultOptions } from './options.ts';
import { repeats } from './checks/repeats-explained.ts';
import type { Outcome } from './run.ts';

const SHOWN = 5;

/** The counts of a run and what it found, line by line. */
export function report({ seed }: FaultOptions, outcome: Outcome): string[] {
  const { facts, findings, repeatedCalls, pauses, seconds } = outcome;
  const { deliveries, kills, log, vendor } = facts;
  const by = (status: string): number => deliveries.filter((row) => row.status === status).length;
  const ofKind = (kind: Kind): string => `${kills.filter((kill) => kill.kind === kind).length} ${kind}`; // prettier-ignore
  const requests = sum([...vendor.seen.values()].map((seen) => seen.requests));
  const attempts = sum([...log.values()].map((entries) => entries.length));
  const answered = [...repeatedCalls].map(([why, count]) => `${count} at ${why}`).join(', ');
  const slowest = Math.max(...kills.map((kill) => kill.recoveryMs)) / 1000;
  const broke = [...findings].filter(([, found]) => found.length > 0);
  return [
    `deliveries            ${deliveries.length}: ${by('delivered')} delivered, ${by('failed')} failed`,
    `kills                 ${kills.length}: ${KINDS.map(ofKind).join(', ')}`,
    `attempts              ${attempts} in the log, ${requests} at the vendor`,
    `answers not heard     ${unheard(outcome) || 'none'}`,
    `in flight at kills    ${sum(kills.map((kill) => kill.inFlight.length))}`,
    `repeated at vendor    ${repeats(facts)}`,
    `calls repeated        ${answered || 'none'}`,
    `pauses                ${pauses}`,
    `longest to recover    ${slowest.toFixed(1)} s`,
    `took                  ${seconds.toFixed(0)} s, with FAULT_SEED=${seed}`,
    ...broke.flatMap(([rule, found]) => [
      `BROKEN: ${rule} (${found.length})`,
      ...found.slice(0, SHOWN).map((one) => `  ${one}`),
    ]),
    `${findings.size - broke.length} rules held, ${broke.length} broken`,
  ];
}

/** How many attempts ended without an answer, by why. */
function unheard({ facts }: Outcome): string {
  const counts = new Map<string, number>();
  for (const { vendor_response_code: code, error_code: why } of [...facts.log.values()].flat()) {
    if (code === null) counts.set(String(why), (counts.get(String(why)) ?? 0) + 1);
  }
  return [...counts].map(([why, count]) => `${count} ${why}`).join(', ');
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
