import type { AlertRow } from './alert.entity.ts';

/** What a mail tells of a site, sorted. */
export interface Telling {
  fresh: AlertRow[];
  /** Told before, and still there. */
  lasting: AlertRow[];
  /** Over; some came and went since the last mail. */
  over: AlertRow[];
}

export function tellingOf(alerts: readonly AlertRow[]): Telling {
  const open = alerts.filter(({ resolved_at }) => resolved_at === null);
  return {
    fresh: open.filter(({ told_open_at }) => told_open_at === null),
    lasting: open.filter(({ told_open_at }) => told_open_at !== null),
    over: alerts.filter(({ resolved_at }) => resolved_at !== null),
  };
}
