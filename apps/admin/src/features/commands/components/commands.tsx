import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useSite } from '../../../lib/site-context.tsx';
import { moveRow, searchBox } from '../page-places.ts';
import type { ShortcutId } from '../shortcuts.ts';
import type { CommandPaletteProps } from '../palette.ts';
import { LazyCommandPalette, LazyShortcutSheet } from './lazy-commands.ts';
import { useShortcuts } from './use-shortcuts.ts';

const PLACES = {
  overview: '/sites/$site',
  library: '/sites/$site/library',
  connections: '/sites/$site/connections',
  log: '/sites/$site/log',
  activity: '/sites/$site/activity',
  settings: '/sites/$site/settings',
} as const;

type CommandsProps = Omit<CommandPaletteProps, 'onHelp'> & { onOpen: () => void };

/** The command palette, the keyboard shortcuts and their sheet: at hand on every page of a site. */
export function Commands({ onOpen, ...palette }: CommandsProps) {
  const { slug } = useSite();
  const navigate = useNavigate();
  const [helping, setHelping] = useState(false);
  const help = () => setHelping(true);

  useShortcuts((id: ShortcutId) => {
    if (id === 'palette') return onOpen();
    if (id === 'help') return help();
    if (id === 'search') return searchBox()?.focus();
    if (id === 'row_next') return moveRow(1);
    if (id === 'row_previous') return moveRow(-1);
    if (id === 'row_open' || id === 'close') return;
    void navigate({ to: PLACES[id], params: { site: slug } });
  });
  return (
    <>
      <LazyCommandPalette {...palette} onHelp={help} />
      <LazyShortcutSheet opened={helping} onClose={() => setHelping(false)} />
    </>
  );
}
