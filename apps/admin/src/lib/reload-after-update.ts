const KEY = 'patchbay-reloaded-at';
const ONCE_IN_MS = 60_000;

/**
 * A page that was opened before an update asks for files that are gone. Reloading gets the new page;
 * once a minute at most, so that a file that stays missing ends in an error and not in a loop.
 */
export function reloadAfterUpdate(): void {
  window.addEventListener('vite:preloadError', (event) => {
    const last = Number(readStorage() ?? 0);
    if (Date.now() - last < ONCE_IN_MS) return;
    event.preventDefault();
    writeStorage(String(Date.now()));
    window.location.reload();
  });
}

function readStorage(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    // Without storage nobody remembers a reload, so none is tried.
    return String(Date.now());
  }
}

function writeStorage(value: string): void {
  try {
    sessionStorage.setItem(KEY, value);
  } catch {
    return;
  }
}
