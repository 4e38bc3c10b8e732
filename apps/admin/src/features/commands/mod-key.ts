const isApple = /Mac|iPhone|iPad/.test(navigator.platform);

/** The key that commands are given with on this computer, as people read it. */
export const MOD_KEY = isApple ? '⌘' : 'Ctrl';

/** The same for `aria-keyshortcuts`. */
export const MOD_NAME = isApple ? 'Meta' : 'Control';

export function holdsMod(event: KeyboardEvent): boolean {
  const [held, other] = isApple ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey];
  return held && !other && !event.altKey && !event.shiftKey;
}
