import { useEffect, useEffectEvent } from 'react';
import { isBusy } from '../is-busy.ts';
import { holdsMod } from '../mod-key.ts';
import { nextKey, type PendingKey } from '../next-key.ts';
import { shortcutsOn } from '../shortcut-choice.ts';
import type { ShortcutId } from '../shortcuts.ts';

/** Listens on the whole window. The palette opens from everywhere, even while somebody types. */
export function useShortcuts(act: (id: ShortcutId) => void): void {
  const perform = useEffectEvent(act);
  useEffect(() => {
    let pending: PendingKey | null = null;
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      if (holdsMod(event) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        return perform('palette');
      }
      if (event.ctrlKey || event.metaKey || event.altKey || event.key === 'Shift') return;
      if (!shortcutsOn() || isBusy(event.target)) return;
      const step = nextKey(pending, event.key, Date.now());
      pending = step.pending;
      if (step.hit === null) return;
      // A slash must not end up in the search box it leads to.
      event.preventDefault();
      perform(step.hit);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
