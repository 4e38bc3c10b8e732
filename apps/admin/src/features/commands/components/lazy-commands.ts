import { lazyDialog } from '../../../ui/lazy-dialog.tsx';
import type { CommandPaletteProps } from '../palette.ts';
import type { ShortcutSheetProps } from './shortcut-sheet.tsx';

export const loadPalette = () => import('./command-palette.tsx');

/** Everybody has these at hand, and loads them when they are first asked for. */
export const LazyCommandPalette = lazyDialog<CommandPaletteProps>(
  async () => (await loadPalette()).CommandPalette,
);
export const LazyShortcutSheet = lazyDialog<ShortcutSheetProps>(
  async () => (await import('./shortcut-sheet.tsx')).ShortcutSheet,
);
