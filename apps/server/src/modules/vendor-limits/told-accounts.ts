import type { HotDatabase } from '../../platform/database/hot-database.ts';
import { accountKey } from './account-key.ts';

/** What another process has learnt is known here by then. */
const FRESH_MS = 500;
/** What was heard longer ago is not believed any more. */
const LATE_MS = 10_000;

/**
 * Accounts that their vendors' own words limit now. Nobody states a rule for most accounts, and most
 * vendors say nothing; those are not asked about, claim after claim, one by one.
 */
export class ToldAccounts {
  /** With the time until which it holds, epoch milliseconds. */
  private known = new Map<string, number>();
  private readAt = -Infinity;
  private reading: Promise<void> | null = null;

  constructor(private readonly db: HotDatabase) {}

  /** Learnt in this very process, hence known at once. */
  add(key: string, until: number): void {
    this.known.set(key, until);
  }

  async now(): Promise<Pick<ReadonlySet<string>, 'has'>> {
    if (performance.now() - this.readAt > FRESH_MS) await (this.reading ??= this.read());
    return this.known;
  }

  /** As `now`, for calls that somebody waits for: what was read of late serves while it is read anew. */
  async lately(): Promise<Pick<ReadonlySet<string>, 'has'>> {
    const age = performance.now() - this.readAt;
    if (age > LATE_MS) return this.now();
    if (age > FRESH_MS) (this.reading ??= this.read()).catch(() => undefined);
    return this.known;
  }

  private async read(): Promise<void> {
    try {
      const rows = await this.db.query<{ site_id: number; account: string; for_ms: number }>(
        'told-accounts',
        `SELECT site_id, account,
                (extract(epoch FROM vendor_until - now()) * 1000)::float8 AS for_ms
           FROM rate_limits WHERE vendor_until > now()`,
        [],
      );
      const now = Date.now();
      // What was learnt here may not be stored yet.
      const own = [...this.known].filter(([, until]) => until > now);
      const read = rows.map(({ site_id: siteId, account, for_ms }) => {
        return [accountKey({ siteId, account }), now + for_ms] as const;
      });
      this.known = new Map([...own, ...read]);
      this.readAt = performance.now();
    } finally {
      this.reading = null;
    }
  }
}
