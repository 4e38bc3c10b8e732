import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from './eventually.ts';
import { heldBy } from './held-by.ts';
import { type Kill, KINDS, type Kind } from './kill.ts';
import type { KillablePostgres } from './killable-postgres.ts';
import type { Random } from './random.ts';
import type { Fleet, Member } from './fleet.ts';

const PAUSE_MS = { least: 100, most: 1800 };
const BUSY_MS = 3000;
/** Ten seconds by itself; each kill of PostgreSQL in between makes the others wait anew. */
const TAKEN_BACK_MS = 300_000;
const UP_MS = 120_000;

/**
 * Kills at random moments, one after the other, without waiting for what was killed before to be
 * back. Resolves when everything killed is back and what it held was taken back.
 *
 * @param onNext is told before each, when its victim is up, how many there were before it
 */
export async function killAtRandom(
  count: number,
  fleet: Fleet,
  postgres: KillablePostgres,
  random: Random,
  onNext: (done: number) => void,
): Promise<Kill[]> {
  const kills: Promise<Kill>[] = [];
  for (const kind of planned(count, random)) {
    const victim = kind === 'postgres' ? null : await someone(kind, fleet, random);
    onNext(kills.length);
    await sleep(random.between(PAUSE_MS.least, PAUSE_MS.most));
    const recovery = victim
      ? await killMember(victim, fleet, postgres)
      : { recovered: killPostgres(postgres, random) };
    // Told of at the end; until then nobody waits for it.
    recovery.recovered.catch(() => undefined);
    kills.push(recovery.recovered);
  }
  return Promise.all(kills);
}

/** Of each kind about as many. */
function planned(count: number, random: Random): Kind[] {
  return random.shuffled(Array.from({ length: count }, (_, index) => KINDS[index % 3]!));
}

function someone(kind: Kind, fleet: Fleet, random: Random): Promise<Member> {
  return eventually(
    async () => random.shuffled(fleet.members).find((one) => one.kind === kind && one.isUp),
    `a process of kind ${kind} that is up`,
    UP_MS,
  );
}

async function killPostgres(postgres: KillablePostgres, random: Random): Promise<Kill> {
  const at = performance.now();
  await postgres.kill(random);
  const recoveryMs = performance.now() - at;
  return { kind: 'postgres', victim: 'postgres', inFlight: [], recoveryMs };
}

/** Resolves when it is dead and what it held is known. */
async function killMember(
  victim: Member,
  fleet: Fleet,
  postgres: KillablePostgres,
): Promise<{ recovered: Promise<Kill> }> {
  const { kind, server } = victim;
  const owners = [...victim.workerIds];
  if (kind === 'worker') await untilBusy(owners, postgres);
  victim.isUp = false;
  const at = performance.now();
  await server.kill();
  const inFlight = await heldBy(owners, postgres);
  const recovered = (async (): Promise<Kill> => {
    const back = fleet.start(victim);
    await (kind === 'worker' ? takenBack(server.name, owners, postgres) : back);
    const recoveryMs = performance.now() - at;
    await back;
    return { kind, victim: server.name, inFlight, recoveryMs };
  })();
  return { recovered };
}

/** An idle worker's death shows nothing; but its moment comes in any case. */
async function untilBusy(owners: string[], postgres: KillablePostgres): Promise<void> {
  const deadline = performance.now() + BUSY_MS;
  while (performance.now() < deadline) {
    if ((await heldBy(owners, postgres)).length > 0) return;
    await sleep(5);
  }
}

async function takenBack(
  name: string,
  owners: string[],
  postgres: KillablePostgres,
): Promise<void> {
  await eventually(
    async () => ((await heldBy(owners, postgres)).length === 0 ? true : undefined),
    `an end to what ${name} held when it was killed`,
    TAKEN_BACK_MS,
  );
}
