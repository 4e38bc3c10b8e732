import { alertSeverity } from '@patchbay/core/alert-kind';
import type { AlertRow } from './alert.entity.ts';
import { type Finding, keyOf } from './finding.ts';

/** What comes back so soon after it was over is the same trouble, not a further one. */
export const SAME_TROUBLE_MS = 15 * 60_000;

/** `last_seen_at` is not written more often, unless there is more to say. */
const SEEN_EVERY_MS = 60_000;

/** An alert as it is to be stored; without an id it is new. */
export type StoredAlert = Omit<AlertRow, 'id'> & { id: number | null };

export interface AlertChanges {
  /** To be written; those in `opened` and `resolved` are among them. */
  write: StoredAlert[];
  opened: StoredAlert[];
  resolved: StoredAlert[];
}

/**
 * What becomes of the alerts, now that exactly these troubles are there.
 *
 * @param known the open alerts, and those resolved within the last quarter of an hour
 */
export function alertChanges(
  findings: readonly Finding[],
  known: readonly AlertRow[],
  now: Date,
): AlertChanges {
  const latest = new Map<string, AlertRow>();
  for (const row of known) {
    const other = latest.get(keyOf(row));
    if (!other || row.id > other.id) latest.set(keyOf(row), row);
  }
  const changes: AlertChanges = { write: [], opened: [], resolved: [] };
  const found = new Set<string>();
  for (const finding of findings) {
    found.add(keyOf(finding));
    const row = latest.get(keyOf(finding));
    if (!row) open(changes, newAlert(finding, now));
    else if (row.resolved_at !== null) open(changes, openedAgain(row, finding, now));
    else touch(changes, row, finding, now);
  }
  for (const row of known) {
    if (row.resolved_at !== null || found.has(keyOf(row))) continue;
    const over = { ...row, resolved_at: now, changed_at: now };
    changes.write.push(over);
    changes.resolved.push(over);
  }
  return changes;
}

function open(changes: AlertChanges, alert: StoredAlert): void {
  changes.write.push(alert);
  changes.opened.push(alert);
}

function newAlert({ count, ...finding }: Finding, now: Date): StoredAlert {
  return {
    ...{ id: null, ...finding, severity: alertSeverity(finding.kind), count: count ?? 1 },
    ...{ opened_at: now, last_seen_at: now, changed_at: now },
    ...{ resolved_at: null, told_open_at: null, told_resolved_at: null },
  };
}

/** An end nobody was told of has not been; one that was told makes it news again. */
function openedAgain(row: AlertRow, finding: Finding, now: Date): StoredAlert {
  return {
    ...{ ...row, ...finding, count: worst(row.count + (finding.count === null ? 1 : 0), finding) },
    ...{ last_seen_at: now, changed_at: now, resolved_at: null, told_resolved_at: null },
    told_open_at: row.told_resolved_at === null ? row.told_open_at : null,
  };
}

function touch(changes: AlertChanges, row: AlertRow, finding: Finding, now: Date): void {
  const seenLately = now.getTime() - row.last_seen_at.getTime() < SEEN_EVERY_MS;
  const count = worst(row.count, finding);
  const sameText = row.title === finding.title && row.connection_name === finding.connection_name;
  if (seenLately && count === row.count && sameText) return;
  changes.write.push({ ...row, ...finding, count, last_seen_at: now });
}

function worst(count: number, finding: Finding): number {
  return Math.max(count, finding.count ?? 0);
}
