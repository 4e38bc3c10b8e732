/** When a site's last mail went out, and how long the next one waits for that. Milliseconds. */
export interface MailWindow {
  /** Epoch; null before the first. */
  lastAt: number | null;
  windowMs: number;
}

export interface MailRule {
  /** What happens together is told together: so long the first of it waits. */
  gatherMs: number;
  /** At least so long between two mails; doubled while things go on. */
  intervalMs: number;
}

const LONGEST_MS = 60 * 60_000;

/** When a mail about a change of that moment is due, epoch milliseconds. */
export function mailDueAt(window: MailWindow, changedAt: number, rule: MailRule): number {
  const gathered = changedAt + rule.gatherMs;
  return window.lastAt === null ? gathered : Math.max(gathered, window.lastAt + window.windowMs);
}

/**
 * The window after a mail at `now`: twice as long as the one before, up to an hour, if that had
 * hardly ended; the plain interval after a quiet time.
 */
export function windowAfterMail(window: MailWindow, now: number, rule: MailRule): MailWindow {
  const goesOn =
    window.lastAt !== null && now - window.lastAt < 2 * window.windowMs + rule.gatherMs;
  const longest = Math.max(LONGEST_MS, rule.intervalMs);
  const windowMs = goesOn ? Math.min(2 * window.windowMs, longest) : rule.intervalMs;
  return { lastAt: now, windowMs };
}
