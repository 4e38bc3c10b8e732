const KEY = 'patchbay-language';

/** The language chosen in this browser; null when it was left to the browser's own. */
export function chosenLanguage(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** Storage may be forbidden; then the choice lasts until the page is left. */
export function rememberLanguage(language: string): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    return;
  }
}
