import { useSyncExternalStore } from 'react';

const KEY = 'patchbay-shortcuts';
const OFF = 'off';
const listeners = new Set<() => void>();
let chosen: boolean | undefined;

/**
 * Whether keys without a modifier do something. They can be turned off, because whoever speaks to
 * the computer may press them by speaking (WCAG 2.1.4).
 */
export function shortcutsOn(): boolean {
  chosen ??= readStorage() !== OFF;
  return chosen;
}

/** Storage may be forbidden; then the choice lasts until the page is left. */
export function turnShortcuts(on: boolean): void {
  chosen = on;
  for (const listener of listeners) listener();
  try {
    if (on) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, OFF);
  } catch {
    return;
  }
}

export function useShortcutsOn(): boolean {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, shortcutsOn);
}

function readStorage(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
