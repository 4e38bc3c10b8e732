const KEY = 'patchbay-recent-commands';
const KEPT = 5;

/** The label stands in where the command itself must first be asked for, such as a connection. */
export interface RecentCommand {
  id: string;
  label: string;
}

/** What was chosen lately in this site, the latest first. */
export function recentCommands(site: string): RecentCommand[] {
  return read()[site] ?? [];
}

/** Storage may be forbidden; then nothing is recent. */
export function rememberCommand(site: string, { id, label }: RecentCommand): void {
  const all = read();
  const others = (all[site] ?? []).filter((each) => each.id !== id);
  const kept = [{ id, label }, ...others].slice(0, KEPT);
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...all, [site]: kept }));
  } catch {
    return;
  }
}

function read(): Record<string, RecentCommand[]> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return isLists(stored) ? stored : {};
  } catch {
    return {};
  }
}

function isLists(value: unknown): value is Record<string, RecentCommand[]> {
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).every((list) => Array.isArray(list) && list.every(isRecent));
}

function isRecent(value: unknown): value is RecentCommand {
  if (typeof value !== 'object' || value === null) return false;
  return 'id' in value && typeof value.id === 'string' && 'label' in value;
}
