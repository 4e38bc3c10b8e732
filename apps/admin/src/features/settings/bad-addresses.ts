import type { Fault } from './settings-faults.ts';

const PATH = /^alert_addresses(?:\.(\d+))?$/;

/** Those of `sent` that faults name; null when no fault is about addresses. */
export function badAddresses(faults: readonly Fault[], sent: readonly string[]): string[] | null {
  const about = faults.flatMap(({ path }) => PATH.exec(path)?.[0] ?? []);
  if (about.length === 0) return null;
  const indexes = about.map((path) => Number(path.split('.')[1]));
  return sent.filter((_, index) => indexes.includes(index));
}
