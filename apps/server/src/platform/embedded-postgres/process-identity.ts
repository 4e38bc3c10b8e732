import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * When a process began, as an opaque string that is only ever compared for equality. `gone`: there
 * is no such process, or only its exit status is left. `hidden`: it exists and tells nothing.
 *
 * A pid alone does not identify a process: the system hands pids out again, and inside a container
 * every restart is pid 1.
 */
export function processStart(pid: number): string {
  return process.platform === 'linux' ? linuxProcessStart(pid) : psProcessStart(pid);
}

/** Whether `pid` is still the process that began at `start`. */
export function isSameProcess(pid: number, start: string): boolean {
  const current = processStart(pid);
  // Taken for the same: refusing a start does no harm, and sharing a data folder does.
  return current === start || current === 'hidden';
}

/** Whether some process has this pid, ours or not. */
export function isRunning(pid: number): boolean {
  return processStart(pid) !== 'gone';
}

function linuxProcessStart(pid: number): string {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return answers(pid) ? 'hidden' : 'gone';
  }
  // proc(5): the name in field 2 may hold spaces and brackets, so count from its last bracket.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, ticksSinceBoot] = [fields[0], fields[19]];
  if (state === 'Z' || state === 'X') return 'gone';
  return `${bootId()}/${ticksSinceBoot}`;
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return 'unknown-boot';
  }
}

function psProcessStart(pid: number): string {
  try {
    const env = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
    const started = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { env });
    return started.toString().trim();
  } catch {
    return answers(pid) ? 'hidden' : 'gone';
  }
}

function answers(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
