/** What a command is found by. */
export interface Findable {
  label: string;
  /** Other words that lead to it, such as the English name. */
  also?: string | undefined;
}

/** Without case and accents, so that "uberblick" finds "Überblick". */
function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

function wordsOf(text: string): string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

/**
 * Those in which every typed word begins a word, those whose label begins with what was typed
 * first; their order stays otherwise. Nothing typed matches everything.
 */
export function matchCommands<C extends Findable>(commands: readonly C[], typed: string): C[] {
  const asked = plain(typed).trim();
  const words = wordsOf(asked);
  if (asked !== '' && words.length === 0) return [];
  const matching = commands.filter(({ label, also }) => {
    const parts = wordsOf(plain(`${label} ${also ?? ''}`));
    return words.every((word) => parts.some((part) => part.startsWith(word)));
  });
  const begins = (command: C) => plain(command.label).startsWith(asked);
  return [...matching.filter(begins), ...matching.filter((command) => !begins(command))];
}
