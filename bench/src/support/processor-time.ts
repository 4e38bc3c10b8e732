import { readFile, readdir } from 'node:fs/promises';

/** `/proc` counts in hundredths of a second on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

/** Processor time of PostgreSQL, all of its processes together, those that ended included, in seconds. */
export async function postgresSeconds(postmaster: number): Promise<number> {
  const own = await statOf(postmaster);
  if (!own) throw new Error('PostgreSQL is not running');
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const stats = await Promise.all(pids.map((pid) => statOf(Number(pid))));
  const living = stats.filter((stat) => stat?.parent === postmaster);
  const ticks = living.reduce((sum, stat) => sum + stat!.own, own.own + own.ended);
  return ticks / TICKS_PER_SECOND;
}

/** Of this process, in seconds. */
export function ownSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** @returns undefined when the process has ended meanwhile */
async function statOf(
  pid: number,
): Promise<{ parent: number; own: number; ended: number } | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  // proc_pid_stat(5): the name in brackets may hold anything; state and parent come behind it.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ').map(Number); // prettier-ignore
  const [user, system, endedUser, endedSystem] = fields.slice(11, 15) as [number, number, number, number]; // prettier-ignore
  return { parent: fields[1]!, own: user + system, ended: endedUser + endedSystem };
}
