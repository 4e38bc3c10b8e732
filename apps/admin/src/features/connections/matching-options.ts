import type { PanelOption } from '@patchbay/contracts/panel';

/** Options whose label or description holds every word, however it is written. */
export function matchingOptions(options: readonly PanelOption[], search: string): PanelOption[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  return options.filter(({ label, description }) => {
    const text = plain(`${label} ${description ?? ''}`);
    return words.every((word) => text.includes(word));
  });
}

/** Without case and accents: who looks for "Malmo" means Malmö. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
