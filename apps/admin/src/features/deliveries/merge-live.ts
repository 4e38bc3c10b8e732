import type { LogEntry } from '@patchbay/contracts/delivery';

/** The list with what came since, each entry once, the newest first. */
export function mergeLive(rows: readonly LogEntry[], live: readonly LogEntry[]): LogEntry[] {
  const byId = new Map([...rows, ...live].map((entry) => [entry.id, entry]));
  return [...byId.values()].sort(
    (a, b) => b.attempted_at.localeCompare(a.attempted_at) || b.id - a.id,
  );
}
