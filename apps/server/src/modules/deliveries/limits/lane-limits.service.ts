import { Inject, Injectable, Logger } from '@nestjs/common';
import { ConnectionRules } from '../../connections/connection-rules.service.ts';
import type { Quota } from '../worker/claim.ts';
import { CallsUnderWay } from '../../vendor-limits/calls-under-way.service.ts';
import {
  type AccountLimit,
  type Grant,
  RateLimiter,
  accountKey,
  accountLimit,
} from '../../vendor-limits/rate-limiter.service.ts';
import { splitGrant } from './split-grant.ts';

/** What may be claimed, and what of the wish may not. */
export interface Admission {
  quotas: Quota[];
  withheld: Quota[];
  /** For `settle`. */
  grants: { limit: AccountLimit; grant: Grant; connections: Set<number> }[];
  /** By `performance.now()`, before anything was granted. */
  askedAt: number;
}

interface ClaimedId {
  id: number;
  connection_id: number;
}

/** A site's change of a rule holds by then. */
const RULES_MS = 2000;
/** What another worker reserved it may give back, so its account is asked about again by then. */
const LONGEST_SHUT_MS = 1000;
/** Connections beyond this are looked up anew. */
const MOST = 10_000;

/** Which deliveries may be claimed now under the limits of their vendors' accounts. */
@Injectable()
export class LaneLimits {
  private readonly logger = new Logger(LaneLimits.name);
  /** By connection. */
  private readonly limits = new Map<number, { limit: AccountLimit; readAt: number }>();
  /** Accounts with nothing left, with the time of the next look, epoch milliseconds. */
  private readonly shut = new Map<string, number>();
  private timer: NodeJS.Timeout | null = null;
  private timerAt = Infinity;
  private turn = 0;

  constructor(
    @Inject(RateLimiter) private readonly limiter: RateLimiter,
    @Inject(ConnectionRules) private readonly rules: ConnectionRules,
    @Inject(CallsUnderWay) private readonly underWay: CallsUnderWay,
  ) {}

  /** Whether claiming for the connection is of no use now; `admit` tells when to look again. */
  isShut(connectionId: number): boolean {
    const known = this.limits.get(connectionId);
    return known !== undefined && (this.shut.get(accountKey(known.limit)) ?? 0) > Date.now();
  }

  /**
   * Cuts what is wished for down to what the limits allow. Connections of one account share alike.
   *
   * @param again called once when what was withheld may go
   */
  async admit(wished: readonly Quota[], again: () => void): Promise<Admission> {
    await this.readRules(wished);
    const accounts = this.byAccount(wished);
    const wants = accounts.map(({ limit, lanes }) => ({
      ...limit,
      kind: 'queued' as const,
      wanted: lanes.reduce((sum, lane) => sum + lane.quota, 0),
    }));
    const askedAt = performance.now();
    const grants = await this.limiter.reserve(wants);
    const admission: Admission = { quotas: [], withheld: [], grants: [], askedAt };
    for (const [index, { limit, lanes }] of accounts.entries()) {
      const grant = grants[index]!;
      const parts = splitGrant(grant.granted, lanes.map((lane) => lane.quota), (this.turn += 1)); // prettier-ignore
      for (const [place, lane] of lanes.entries()) {
        const quota = parts[place]!;
        if (quota > 0) admission.quotas.push({ ...lane, quota });
        if (quota < lane.quota) admission.withheld.push({ ...lane, quota: lane.quota - quota });
      }
      if (grant.retryAtMs !== null) this.close(limit, grant, again);
      const connections = new Set(lanes.map((lane) => lane.connection_id));
      admission.grants.push({ limit, grant, connections });
    }
    return admission;
  }

  /** What was granted and brought no delivery counts no more; the rest is on its way. */
  settle({ grants, askedAt }: Admission, claimed: readonly ClaimedId[]): void {
    const unused = grants.map(({ limit, grant, connections }) => {
      const used = claimed.filter((one) => connections.has(one.connection_id));
      const { siteId, account, rule } = limit;
      if (rule && grant.slot !== null) {
        const call = {
          siteId,
          account,
          kind: 'queued' as const,
          rule,
          slot: grant.slot,
          grantedAt: askedAt,
        };
        for (const { id } of used) this.underWay.begin(id, call);
      }
      return { ...limit, ...grant, unused: grant.granted - used.length };
    });
    this.limiter.giveBack(unused).catch((error: unknown) => this.logger.warn(error));
  }

  /** The vendor has answered a delivery's call. */
  answered(deliveryId: number, latencyMs: number): void {
    const late = this.underWay.answered(deliveryId, latencyMs, performance.now());
    if (late) this.limiter.delay(late);
  }

  private async readRules(lanes: readonly Quota[]): Promise<void> {
    const now = performance.now();
    const stale = lanes.filter(({ connection_id: id }) => {
      return !(now - (this.limits.get(id)?.readAt ?? -Infinity) < RULES_MS);
    });
    if (stale.length === 0) return;
    if (this.limits.size > MOST) this.limits.clear();
    const keys = stale.map(({ site_id, connection_id: id }) => ({ site_id, id }));
    const found = await this.rules.load(keys);
    for (const connection of found) {
      this.limits.set(connection.id, { limit: accountLimit(connection), readAt: now });
    }
  }

  private byAccount(wished: readonly Quota[]): { limit: AccountLimit; lanes: Quota[] }[] {
    const accounts = new Map<string, { limit: AccountLimit; lanes: Quota[] }>();
    for (const lane of wished) {
      const limit = this.limits.get(lane.connection_id)?.limit ?? unknown(lane);
      const key = accountKey(limit);
      const account = accounts.get(key) ?? { limit, lanes: [] };
      account.lanes.push(lane);
      accounts.set(key, account);
    }
    return [...accounts.values()];
  }

  private close(limit: AccountLimit, grant: Grant, again: () => void): void {
    const now = Date.now();
    const at = Math.min(grant.retryAtMs!, now + LONGEST_SHUT_MS);
    for (const [key, until] of this.shut) if (until <= now) this.shut.delete(key);
    this.shut.set(accountKey(limit), at);
    if (at >= this.timerAt) return;
    if (this.timer) clearTimeout(this.timer);
    this.timerAt = at;
    this.timer = setTimeout(() => {
      this.timerAt = Infinity;
      again();
    }, at - now);
    this.timer.unref();
  }
}

/** A connection that is gone has no account; its deliveries end without a call. */
function unknown({ site_id: siteId, connection_id: id }: Quota): AccountLimit {
  return { siteId, account: `connection:${id}`, rule: null };
}
