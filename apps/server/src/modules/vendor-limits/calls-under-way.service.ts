import { Injectable } from '@nestjs/common';
import type { RateLimit } from '@patchbay/core/nearest-rules';
import { accountKey } from './account-key.ts';
import type { Account } from './account-limit.ts';
import type { LateCalls } from './delay-calls.ts';
import type { CallKind } from './reserve-calls.ts';

/** A granted call that has not been answered. */
export interface GrantedCall extends Account {
  /** What each kind sends differs, and so does how long an answer takes. */
  kind: CallKind;
  rule: RateLimit;
  slot: number;
  /** By `performance.now()`, no later than it was granted. */
  grantedAt: number;
}

/** How fast the usual latency follows when it grows. */
const FOLLOW = 0.02;
/** Calls and accounts beyond this are forgotten, the oldest first: those are counted as granted. */
const MOST = 10_000;

/**
 * Finds calls that reached their vendor later than they were granted: behind a handshake, a token's
 * refresh, a busy process. The vendor counts them then, so that a window opened by the grants' own
 * times would bring it too many. When a call arrived is judged by its answer, less the latency its
 * account shows at best, which starts at none: at first every answer counts as a late arrival.
 */
@Injectable()
export class CallsUnderWay {
  private readonly calls = new Map<unknown, GrantedCall>();
  private readonly latencies = new Map<string, number>();

  /** @param key for `answered`, and nobody else's: a delivery's id, or an object of the caller's */
  begin(key: unknown, call: GrantedCall): void {
    if (this.calls.size >= MOST) this.calls.delete(this.calls.keys().next().value!);
    this.calls.set(key, call);
  }

  /** @param now by `performance.now()` @returns the call where it arrived late, else null */
  answered(key: unknown, latencyMs: number, now: number): LateCalls | null {
    const call = this.calls.get(key);
    if (!call) return null;
    this.calls.delete(key);
    const { siteId, account, rule, slot } = call;
    const usual = this.usualLatency(`${accountKey(call)}/${call.kind}`, latencyMs);
    const lateMs = now - usual - call.grantedAt;
    // Half of what the window is longer than the rule; the other half is the network's.
    if (lateMs <= Math.max(rule.perMs / 20, 100) / 2) return null;
    const width = Math.ceil(rule.perMs / 100);
    return { siteId, account, fromSlot: slot, toSlot: ceilTo(slot + lateMs, width), late: 1 };
  }

  private usualLatency(key: string, latencyMs: number): number {
    const known = this.latencies.get(key) ?? 0;
    const usual = latencyMs < known ? latencyMs : known + (latencyMs - known) * FOLLOW;
    this.latencies.delete(key);
    if (this.latencies.size >= MOST) this.latencies.delete(this.latencies.keys().next().value!);
    this.latencies.set(key, usual);
    return Math.min(usual, latencyMs);
  }
}

function ceilTo(value: number, step: number): number {
  return Math.ceil(value / step) * step;
}
