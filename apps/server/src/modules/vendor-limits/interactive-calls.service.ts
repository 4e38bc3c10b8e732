import { Inject, Injectable, Logger } from '@nestjs/common';
import { accountKey } from './account-key.ts';
import type { AccountLimit } from './account-limit.ts';
import { CallsUnderWay } from './calls-under-way.service.ts';
import { type Grant, RateLimiter } from './rate-limiter.service.ts';
import { vendorLimit } from './vendor-limit.ts';

/** What a call was let through by; null where nobody limits its account. */
export type Permit = (AccountLimit & Pick<Grant, 'slot' | 'toldUntil'>) | null;

export interface Asker {
  limit: AccountLimit;
  /** In messages. */
  vendor: string;
  /** How long its caller may be kept waiting, milliseconds. */
  patienceMs: number;
  /** Whether its caller has left; what it waited for is the next one's then. */
  isGone(): boolean;
}

interface Waiting extends Asker {
  deadline: number;
  refusals: number;
  admit: (permit: Permit) => void;
  refuse: (error: unknown) => void;
}

/** The callers of one account that wait, the first come first. */
interface Line {
  limit: AccountLimit;
  waiting: Waiting[];
  /** When they are asked for again, epoch milliseconds. */
  lookAt: number;
}

/** A worker takes more than it finds work for, and gives it back by then: hence a second look. */
const SECOND_LOOK_MS = 150;

/**
 * Calls that somebody waits for: each takes from its account's window before it is made. What is asked
 * for in one turn, or while a statement is under way, is asked for with one statement.
 */
@Injectable()
export class InteractiveCalls {
  private readonly logger = new Logger(InteractiveCalls.name);
  private readonly lines = new Map<string, Line>();
  private isAsking = false;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    @Inject(RateLimiter) private readonly limiter: RateLimiter,
    @Inject(CallsUnderWay) private readonly underWay: CallsUnderWay,
  ) {}

  /**
   * Waits for room where there is none, though not for long.
   *
   * @throws ProblemError 429 `vendor_limit` with `retry_after_s`
   */
  async admit(asker: Asker): Promise<Permit> {
    if (await this.limiter.isFree(asker.limit)) return null;
    return new Promise((admit, refuse) => {
      const deadline = Date.now() + asker.patienceMs;
      this.join({ ...asker, deadline, refusals: 0, admit, refuse });
    });
  }

  /** Its call was answered; one that left late is counted when it left. */
  answered(permit: Permit, latencyMs: number): void {
    const late = permit && this.underWay.answered(permit, latencyMs, performance.now());
    if (late) this.limiter.delay(late);
  }

  /** The call was not made after all. */
  giveBack(permit: Permit): void {
    if (!permit) return;
    const unused = [{ ...permit, unused: 1 }];
    this.limiter.giveBack(unused).catch((error: unknown) => this.logger.warn(error));
  }

  private join(asker: Waiting): void {
    const key = accountKey(asker.limit);
    const line = this.lines.get(key);
    if (line) {
      line.waiting.push(asker);
      line.lookAt = Math.min(line.lookAt, Date.now() + SECOND_LOOK_MS);
    } else this.lines.set(key, { limit: asker.limit, waiting: [asker], lookAt: 0 });
    this.look();
  }

  private look(): void {
    if (this.isAsking || this.lines.size === 0) return;
    const next = Math.min(...[...this.lines.values()].map(({ lookAt }) => lookAt));
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const wait = next - Date.now();
    if (wait > 0) {
      this.timer = setTimeout(() => this.look(), wait);
      return;
    }
    this.isAsking = true;
    setImmediate(() => void this.ask());
  }

  private async ask(): Promise<void> {
    const now = Date.now();
    const due = [...this.lines.values()].filter(({ lookAt }) => lookAt <= now);
    for (const line of due) line.waiting = line.waiting.filter(isStillThere);
    const counts = due.map(({ waiting }) => waiting.length);
    const askedAt = performance.now();
    try {
      const wants = due.map(({ limit }, at) => {
        return { ...limit, kind: 'interactive' as const, wanted: counts[at]! };
      });
      const grants = await this.limiter.reserve(wants);
      for (const [at, line] of due.entries()) this.serve(line, counts[at]!, grants[at]!, askedAt);
    } catch (error) {
      for (const line of due) for (const one of line.waiting.splice(0)) one.refuse(error);
    }
    for (const [key, { waiting }] of this.lines) if (waiting.length === 0) this.lines.delete(key);
    this.isAsking = false;
    this.look();
  }

  /** @param asked how many of the line were asked for; who came meanwhile stands behind them */
  private serve(line: Line, asked: number, grant: Grant, askedAt: number): void {
    const { granted, retryAtMs } = grant;
    for (const one of line.waiting.splice(0, granted)) {
      one.admit(this.permit(line.limit, grant, askedAt));
    }
    line.lookAt = 0;
    if (retryAtMs === null) return;
    const soon = Date.now() + SECOND_LOOK_MS;
    const refused = line.waiting.splice(0, asked - granted);
    for (const one of refused) one.refusals += 1;
    const staying = refused.filter((one) => {
      if (one.refusals === 1 || retryAtMs <= one.deadline) return true;
      one.refuse(vendorLimit(one.vendor, retryAtMs));
      return false;
    });
    const isNew = (one: Waiting) => one.refusals < 2;
    line.waiting.unshift(...staying);
    line.lookAt = line.waiting.some(isNew) ? Math.min(soon, retryAtMs) : retryAtMs;
  }

  private permit(limit: AccountLimit, { slot, toldUntil }: Grant, grantedAt: number): Permit {
    const permit = { ...limit, slot, toldUntil };
    const { siteId, account, rule } = limit;
    if (rule && slot !== null) {
      this.underWay.begin(permit, { siteId, account, kind: 'interactive', rule, slot, grantedAt });
    }
    return permit;
  }
}

function isStillThere(one: Waiting): boolean {
  if (one.isGone()) one.refuse(vendorLimit(one.vendor, Date.now()));
  return !one.isGone();
}
