/** The page's own search box, if it has one. */
export function searchBox(): HTMLInputElement | null {
  return document.querySelector('main input[type="search"]');
}

/** The links that open the rows of the page's table, from the top. */
export function rowLinks(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('main table [data-row-link]')];
}

/** Moves the focus from row to row. From elsewhere it begins at the first, or at the last. */
export function moveRow(step: 1 | -1): void {
  const links = rowLinks();
  const row = document.activeElement?.closest('main table tr');
  const now = links.findIndex((link) => row?.contains(link));
  const next = now === -1 ? (step === 1 ? 0 : links.length - 1) : now + step;
  const link = links[next];
  link?.focus();
  link?.scrollIntoView({ block: 'nearest' });
}
