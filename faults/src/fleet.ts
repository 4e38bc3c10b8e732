import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { KillablePostgres } from './killable-postgres.ts';
import { heldBy } from './held-by.ts';
import { type Supervised, supervise } from './supervised.ts';

export interface Member {
  kind: 'api' | 'worker';
  server: Supervised;
  isUp: boolean;
  /** Under which this process claims deliveries. */
  workerIds: Set<string>;
}

/** Every process of Patchbay in the run. */
export interface Fleet {
  members: Member[];
  /** What ended by itself after it was ready, how, and its last words. */
  crashed: string[];
  /** Message ids of what workers held that ended before they were ready. */
  interrupted: string[];
  /** Until it is ready: while PostgreSQL is away a start may fail, and is tried again. */
  start(member: Member): Promise<void>;
}

export const PASSWORD = 'fault-run-password';
const MOST_STARTS = 50;
const AGAIN_MS = 300;
const NAMES = ['api-1', 'api-2', 'worker-1', 'worker-2', 'worker-3'];

export async function raiseFleet(
  postgres: KillablePostgres,
  env: Record<string, string>,
  folder: string,
): Promise<Fleet> {
  const crashed: string[] = [];
  const shared = {
    ...{ DATABASE_URL: postgres.url, MASTER_KEY: randomBytes(32).toString('base64') },
    ...{ ADMIN_PASSWORD: PASSWORD, OUTBOUND_ALLOW: '127.0.0.0/8', ...env },
  };
  const members: Member[] = [];
  for (const name of NAMES) {
    const kind = name.startsWith('api') ? 'api' : 'worker';
    const own = { ...shared, ROLE: kind };
    const server = await supervise(name, own, folder, (what) => void crashed.push(what));
    members.push({ kind, server, isUp: false, workerIds: new Set() });
  }
  const interrupted: string[] = [];
  const known = new Set<string>();
  let last: Promise<void> = Promise.resolve();
  /** Who has signed on since the last look: only one worker starts at a time, so it is that one. */
  const signedOn = async (): Promise<string[]> => {
    const rows = await postgres.query<{ id: string }>('SELECT id FROM delivery_workers');
    const fresh = rows.map((row) => row.id).filter((id) => !known.has(id));
    for (const id of fresh) known.add(id);
    return fresh;
  };
  const startOne = async (member: Member): Promise<void> => {
    for (let attempt = 1; !(await member.server.start()); attempt += 1) {
      if (attempt === MOST_STARTS) throw new Error(`${member.server.name} does not start`);
      // A worker sends before it is ready, and may end in between.
      if (member.kind === 'worker') interrupted.push(...(await heldBy(await signedOn(), postgres)));
      await sleep(AGAIN_MS);
    }
    if (member.kind === 'worker') member.workerIds = new Set(await signedOn());
    member.isUp = true;
  };
  const start = (member: Member): Promise<void> => {
    if (member.kind === 'api') return startOne(member);
    last = last.catch(() => undefined).then(() => startOne(member));
    return last;
  };
  const [first, ...rest] = members;
  // The first one migrates and makes the administrator.
  await start(first!);
  await Promise.all(rest.map(start));
  return { members, crashed, interrupted, start };
}
