import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { LimitReading } from '@patchbay/core/limit-reading';
import { HotDatabase } from '../../platform/database/hot-database.ts';
import { accountKey } from './account-key.ts';
import type { Account, AccountLimit } from './account-limit.ts';
import { type LateCalls, delayCalls } from './delay-calls.ts';
import { type Unused, giveBackCalls } from './give-back-calls.ts';
import { LimitBeliefs } from './limit-beliefs.ts';
import { lessonOf, stricter } from './limit-lesson.ts';
import { type Granted, type Want, reserveCalls } from './reserve-calls.ts';
import { type Told, storeTold } from './store-told.ts';
import { ToldAccounts } from './told-accounts.ts';

export { accountKey } from './account-key.ts';
export { type AccountLimit, accountLimit } from './account-limit.ts';

/** What may be sent now. `giveBack` wants `slot` and `toldUntil` again. */
export interface Grant extends Pick<Granted, 'slot' | 'toldUntil'> {
  granted: number;
  /** Epoch milliseconds when there may be more; null when all that was wanted is granted. */
  retryAtMs: number | null;
}

/** Lessons are gathered for so long: a full window's answers come together. */
const GATHER_MS = 5;

/**
 * Limits of vendor accounts, shared by every process through the database and timed by its clock.
 * In no stretch of a rule's length are more calls granted than it allows; the window that is kept is
 * longer than that by a twentieth, and by 100 ms at least, for what the network does to the order.
 */
@Injectable()
export class RateLimiter {
  private readonly logger = new Logger(RateLimiter.name);
  private readonly beliefs = new LimitBeliefs();
  private readonly told: ToldAccounts;
  private lessons = new Map<string, Told>();
  private late = new Map<string, LateCalls>();
  private counted = new Map<string, Want>();
  private storing: Promise<void> | null = null;

  constructor(@Inject(HotDatabase) private readonly db: HotDatabase) {
    this.told = new ToldAccounts(db);
  }

  /** Whether nobody limits the account, as far as this process has heard. */
  async isFree(limit: AccountLimit): Promise<boolean> {
    return limit.rule === null && !(await this.told.lately()).has(accountKey(limit));
  }

  /**
   * One statement for all of them; none where nobody limits them.
   *
   * @param wants each account as often as you like; `wanted` 0 only asks
   * @returns in their order
   */
  async reserve(wants: readonly Want[]): Promise<Grant[]> {
    const unruled = wants.some(({ rule }) => rule === null);
    const told = unruled ? await this.told.now() : new Set<string>();
    const limited = wants.filter((want) => want.rule !== null || told.has(accountKey(want)));
    if (limited.length === 0) return wants.map(unlimited);
    const answers = await reserveCalls(this.db, limited);
    const granted = new Map(limited.map((want, index) => [want, answers[index]!]));
    const now = Date.now();
    return wants.map((want) => {
      const answer = granted.get(want);
      if (!answer) return unlimited(want);
      this.noteAnswer(want, answer, now);
      const retryAtMs = answer.granted < want.wanted ? now + Math.max(1, answer.waitMs) : null;
      return { granted: answer.granted, retryAtMs, slot: answer.slot, toldUntil: answer.toldUntil };
    });
  }

  /** Grants that were not used after all count no more. */
  async giveBack(unused: readonly Unused[]): Promise<void> {
    const counted = unused.filter((one) => one.unused > 0 && (one.slot ?? one.toldUntil) !== null);
    // Before any answer: a claim reserves more than it finds, and answers are judged by what is left.
    for (const one of counted) this.beliefs.raise(accountKey(one), one.unused);
    if (counted.length > 0) await giveBackCalls(this.db, counted);
  }

  /**
   * Remembers what a vendor said is left, for every process: with nothing left, nothing is granted
   * until it renews; with less left than was known, no more than that. Costs nothing where it tells
   * nothing new. What cannot be stored is dropped: the vendor will say it again.
   */
  learn(limit: AccountLimit, reading: LimitReading): void {
    const key = accountKey(limit);
    const now = Date.now();
    if (!this.beliefs.isNews(key, limit, reading, now)) return;
    const lesson = lessonOf(limit, reading);
    if (!lesson) return;
    this.beliefs.note(key, lesson.remaining, now + lesson.forMs);
    this.told.add(key, now + lesson.forMs);
    const earlier = this.lessons.get(key);
    this.lessons.set(key, earlier ? stricter(earlier, lesson) : lesson);
    this.storing ??= this.store();
  }

  /** Counts a call when it arrived, since that is when the vendor counts it. */
  delay(call: LateCalls): void {
    const key = `${accountKey(call)}/${call.fromSlot}`;
    const other = this.late.get(key);
    const toSlot = Math.max(call.toSlot, other?.toSlot ?? 0);
    this.late.set(key, { ...call, toSlot, late: call.late + (other?.late ?? 0) });
    this.storing ??= this.store();
  }

  /** Counts a call that is made in any case, beside it. */
  count(limit: AccountLimit): void {
    const key = accountKey(limit);
    const wanted = (this.counted.get(key)?.wanted ?? 0) + 1;
    this.counted.set(key, { ...limit, kind: 'counted', wanted });
    this.storing ??= this.store();
  }

  /** Resolves when what was learnt so far is stored. */
  async drain(): Promise<void> {
    await this.storing;
  }

  /** Until when their vendors let nothing through; null for those that may go. */
  async blockedUntil(accounts: readonly Account[]): Promise<(Date | null)[]> {
    const rows = await this.db.query<{ blocked_until: Date | null }>(
      'blocked-until',
      `SELECT CASE WHEN r.vendor_left = 0 AND r.vendor_until > now() THEN r.vendor_until END
                AS blocked_until
         FROM unnest($1::bigint[], $2::text[]) WITH ORDINALITY AS asked (site, account, place)
         LEFT JOIN rate_limits r ON r.site_id = asked.site AND r.account = asked.account
        ORDER BY asked.place`,
      [accounts.map(({ siteId }) => siteId), accounts.map(({ account }) => account)],
    );
    return rows.map((row) => row.blocked_until);
  }

  private noteAnswer(want: Want, answer: Granted, now: number): void {
    if (answer.left === null) return;
    const until = answer.toldUntil?.getTime() ?? now + (want.rule?.perMs ?? 0);
    this.beliefs.note(accountKey(want), answer.left, until);
  }

  private async store(): Promise<void> {
    await delay(GATHER_MS);
    while (this.lessons.size + this.late.size + this.counted.size > 0) {
      const [lessons, late] = [[...this.lessons.values()], [...this.late.values()]];
      const counted = [...this.counted.values()];
      this.lessons = new Map();
      this.late = new Map();
      this.counted = new Map();
      const stored: Promise<unknown>[] = [];
      if (counted.length > 0) stored.push(this.reserve(counted));
      if (lessons.length > 0) stored.push(storeTold(this.db, lessons));
      if (late.length > 0) stored.push(delayCalls(this.db, late));
      for (const done of await Promise.allSettled(stored)) {
        if (done.status === 'rejected') this.logger.warn(done.reason);
      }
    }
    this.storing = null;
  }
}

function unlimited({ wanted }: Want): Grant {
  return { granted: wanted, retryAtMs: null, slot: null, toldUntil: null };
}
