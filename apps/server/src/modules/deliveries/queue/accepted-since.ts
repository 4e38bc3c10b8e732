/** Times closer together than this count as one, so that a busy second is few entries. */
const GRAIN_MS = 100;

/** What this process accepted since the queue was last counted, by site. */
export class AcceptedSince {
  private readonly sites = new Map<number, { atMs: number; count: number }[]>();

  /** @param nowMs by the monotonic clock, never before the last one given */
  add(siteId: number, count: number, nowMs: number): void {
    const known = this.sites.get(siteId);
    const last = known?.at(-1);
    if (last && nowMs - last.atMs < GRAIN_MS) last.count += count;
    else if (known) known.push({ atMs: nowMs, count });
    else this.sites.set(siteId, [{ atMs: nowMs, count }]);
  }

  /** Forgets what a count made at `countedMs` has seen. */
  forgetBefore(countedMs: number): void {
    for (const [siteId, entries] of this.sites) {
      const later = entries.filter(({ atMs }) => atMs >= countedMs);
      if (later.length > 0) this.sites.set(siteId, later);
      else this.sites.delete(siteId);
    }
  }

  of(siteId: number): number {
    return (this.sites.get(siteId) ?? []).reduce((total, { count }) => total + count, 0);
  }
}
