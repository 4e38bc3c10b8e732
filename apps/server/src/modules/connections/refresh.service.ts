import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { ConnectionState } from '@patchbay/core/connection-state';
import { DataSource } from 'typeorm';
import type { Config } from '../../config.ts';
import { type Actor, SYSTEM } from '../../platform/access/caller.ts';
import { CONFIG } from '../../platform/config.token.ts';
import { notFound } from '../../platform/errors/problem.ts';
import { Connection } from './connection.entity.ts';
import { notRefreshable } from './not-refreshable.ts';
import { RefreshExchangeService } from './refresh-exchange.service.ts';
import { LeaseWatch } from './refresh-lease-watch.ts';
import { LEASE_MS, keepLease, releaseLease, takeLease } from './refresh-lease.ts';
import { type RefreshOutcome, type RefreshWish, settledOutcome } from './refresh-outcome.ts';
import { RefreshResultService } from './refresh-result.service.ts';
import { viewForRefresh } from './refresh-view.ts';
import { tokenTimeoutMs } from './token-timeout.ts';

/** Waiters look this often whether the new token has arrived. */
const POLL_MS = 100;

/** How long calls wait for a new token while the old one still serves, all of them together. */
const PATIENCE_MS = 2000;

type Key = Pick<Connection, 'site_id' | 'id'>;
type Dated = Key &
  Pick<Connection, 'expires_at' | 'has_refresh_token' | 'refresh_due_at' | 'credential_version'>;

/** A refresh that several callers of this process wait for; `since` by the monotonic clock. */
interface Running {
  outcome: Promise<RefreshOutcome>;
  since: number;
}

/** New tokens for old: once per token, however many ask, in however many processes. */
@Injectable()
export class RefreshService {
  private readonly running = new Map<string, Running>();
  private readonly owned = new Set<Promise<RefreshOutcome>>();
  private leaving = false;

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(RefreshExchangeService) private readonly exchanges: RefreshExchangeService,
    @Inject(RefreshResultService) private readonly results: RefreshResultService,
  ) {}

  /**
   * Whether a call should have the token renewed first: it has ended, or it ends within the
   * platform's margin and its own plan says that it is time.
   */
  isDue(row: Omit<Dated, keyof Key | 'credential_version'>): boolean {
    if (!row.has_refresh_token || !row.expires_at) return false;
    const now = Date.now();
    if (row.expires_at.getTime() <= now) return true;
    if (row.expires_at.getTime() - this.config.refreshMarginMs > now) return false;
    return row.refresh_due_at !== null && row.refresh_due_at.getTime() <= now;
  }

  /**
   * Before a call: renews a token that is due. While the old one still serves, the call does not wait
   * long, and goes on with it.
   *
   * @returns `unavailable` also when the renewal goes on without the caller
   */
  async renewIfDue(row: Dated): Promise<RefreshOutcome | 'not_due'> {
    if (!this.isDue(row)) return 'not_due';
    const { site_id, id, credential_version } = row;
    const renewal = this.refresh(site_id, id, credential_version);
    if (hasEnded(row)) return renewal;
    const since = this.running.get(`${id}:${credential_version}`)?.since ?? performance.now();
    return orUnavailable(renewal, since + PATIENCE_MS - performance.now());
  }

  /** Where a connection without a usable token stands, and when it may hope for one, if ever. */
  async standing({ site_id, id }: Key): Promise<{ state: ConnectionState; retryAt: Date | null }> {
    const row = await this.db.manager.findOne(Connection, {
      select: { site_id: true, id: true, state: true, refresh_due_at: true },
      where: { site_id, id },
    });
    if (!row) throw notFound('connection');
    return { state: row.state, retryAt: row.refresh_due_at };
  }

  /**
   * Refreshes unless somebody already replaced version `seen` of the credential. On behalf of the
   * system, a token address that just failed is left alone; a person's wish is always carried out.
   *
   * @param insist asks the vendor all the same: a person waits for what a test finds
   *
   * @throws ProblemError 409 `not_refreshable`, 404 when the connection is gone
   */
  refresh(
    siteId: number,
    id: number,
    seen: number,
    actor: Actor = SYSTEM,
    insist = false,
  ): Promise<RefreshOutcome> {
    if (actor.kind !== 'system') return this.byHand(siteId, id, seen, actor);
    if (insist) return this.whenFree(siteId, id, seen, actor, insist);
    const key = `${id}:${seen}`;
    const running = this.running.get(key);
    if (running) return running.outcome;
    const outcome = this.whenFree(siteId, id, seen, actor, false).finally(() => {
      this.running.delete(key);
    });
    this.running.set(key, { outcome, since: performance.now() });
    return outcome;
  }

  /** Refreshes a connection whose lease `owner` was given when it was claimed. */
  async refreshClaimed({ site_id, id }: Key, owner: string): Promise<RefreshOutcome> {
    return this.asOwner(site_id, id, owner, SYSTEM, null);
  }

  /**
   * For a process that must go: waits for its own refreshes, at most so long, then cuts them off and
   * leaves them to the others. Calls that only wait for somebody else's are let go.
   */
  async drain(graceMs: number): Promise<void> {
    this.leaving = true;
    await this.ownDone(graceMs);
    this.exchanges.cutOff();
    await Promise.allSettled(this.owned);
  }

  private async ownDone(graceMs: number): Promise<void> {
    if (this.owned.size === 0) return;
    const timer = new AbortController();
    await Promise.race([
      Promise.allSettled(this.owned),
      sleep(graceMs, undefined, { signal: timer.signal }).catch(() => undefined),
    ]);
    timer.abort();
  }

  private async byHand(
    siteId: number,
    id: number,
    seen: number,
    actor: Actor,
  ): Promise<RefreshOutcome> {
    const outcome = await this.whenFree(siteId, id, seen, actor, true);
    if (outcome === 'already_fresh') await this.results.recordJoined(siteId, id, actor, outcome);
    return outcome;
  }

  private async whenFree(
    siteId: number,
    id: number,
    seen: number,
    actor: Actor,
    insist: boolean,
  ): Promise<RefreshOutcome> {
    const owner = randomUUID();
    const watch = new LeaseWatch();
    let wish: RefreshWish | null = null;
    // An owner that lives is done by then; one that died is found out within its lease.
    const deadline = Date.now() + tokenTimeoutMs(this.config) + 2 * LEASE_MS;
    for (;;) {
      const view = await viewForRefresh(this.db, siteId, id);
      if (!view) throw notFound('connection');
      wish ??= { seen, insist, stateThen: view.state };
      const settled = settledOutcome(view, wish);
      if (settled) return settled;
      if (!view.has_refresh_token) throw notRefreshable();
      if (this.leaving) return 'unavailable';
      const free = watch.mayTake(view, performance.now());
      if (free && (await takeLease(this.db, siteId, id, owner, view))) {
        return this.asOwner(siteId, id, owner, actor, wish);
      }
      if (Date.now() > deadline) return 'unavailable';
      await sleep(POLL_MS);
    }
  }

  /** @param wish null when the lease came with a claim, whatever the credential's version is */
  private asOwner(
    siteId: number,
    id: number,
    owner: string,
    actor: Actor,
    wish: RefreshWish | null,
  ): Promise<RefreshOutcome> {
    const work = this.underLease(siteId, id, owner, actor, wish);
    this.owned.add(work);
    return work.finally(() => this.owned.delete(work));
  }

  private async underLease(
    siteId: number,
    id: number,
    owner: string,
    actor: Actor,
    wish: RefreshWish | null,
  ): Promise<RefreshOutcome> {
    const stopRenewing = keepLease(this.db, siteId, id, owner);
    try {
      // Another owner may have come and gone between looking and taking.
      const view = wish && (await viewForRefresh(this.db, siteId, id));
      const settled = view && settledOutcome(view, wish);
      if (settled) return settled;
      const row = await this.db.manager.findOneBy(Connection, { site_id: siteId, id });
      if (!row) throw notFound('connection');
      // Replaced by an operator this very moment, which ends every lease.
      if (row.refresh_owner !== owner) return 'already_fresh';
      return await this.exchanges.exchange({ row, owner, actor });
    } finally {
      stopRenewing();
      await releaseLease(this.db.manager, siteId, id, owner);
    }
  }
}

/** The outcome if it comes within `ms`; what comes later is logged where it happens. */
async function orUnavailable(
  renewal: Promise<RefreshOutcome>,
  ms: number,
): Promise<RefreshOutcome> {
  const timer = new AbortController();
  const late = sleep(Math.max(0, ms), 'unavailable' as const, { signal: timer.signal });
  // Whichever loses the race is nobody's any more.
  for (const loser of [late, renewal]) loser.catch(() => undefined);
  try {
    return await Promise.race([renewal, late]);
  } finally {
    timer.abort();
  }
}

/** Whether the vendor will refuse the access token, as far as its stated lifetime tells. */
export function hasEnded(row: Pick<Connection, 'expires_at'>): boolean {
  return row.expires_at !== null && row.expires_at.getTime() <= Date.now();
}
