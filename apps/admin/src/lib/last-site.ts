const KEY = 'patchbay-last-site';

/** Storage may be forbidden; then every visit starts at the first site. */
export function rememberSite(slug: string): void {
  try {
    localStorage.setItem(KEY, slug);
  } catch {
    return;
  }
}

export function lastSite(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
