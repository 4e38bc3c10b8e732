import { setTimeout as sleep } from 'node:timers/promises';
import { RateLimiter } from '../../src/modules/vendor-limits/rate-limiter.service.ts';
import { HotDatabase } from '../../src/platform/database/hot-database.ts';

/*
 * A process of its own that takes as many calls of one account as it gets, and prints
 * `[slot, granted]` of each grant: `node reserve-calls.ts <database> <site> <requests> <ms> <for ms>`.
 */
const [url = '', site, requests, perMs, forMs] = process.argv.slice(2);
const hot = new HotDatabase(url, (error) => console.error(error));
const limiter = new RateLimiter(hot);
const rule = { requests: Number(requests), perMs: Number(perMs) };
const until = Date.now() + Number(forMs);
const grants: [slot: number, granted: number][] = [];
while (Date.now() < until) {
  const want = { siteId: Number(site), account: 'busy', rule, kind: 'queued' as const, wanted: 7 };
  const [grant] = await limiter.reserve([want]);
  if (grant!.granted > 0) grants.push([grant!.slot!, grant!.granted]);
  if (grant!.retryAtMs !== null) await sleep(Math.max(0, grant!.retryAtMs - Date.now()));
}
await hot.close();
console.log(JSON.stringify(grants));
