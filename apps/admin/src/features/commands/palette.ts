import type { SiteAccess } from '@patchbay/contracts/auth';
import type { Capability } from '@patchbay/contracts/capability';
import type { Command } from './command.ts';

/** A page as the palette offers it. */
export interface PalettePage {
  name: string;
  label: string;
  Icon: Command['Icon'];
  /** What it asks for; null for the settings, which ask for one of several. */
  capability: Capability | null;
  go: () => void;
}

/** What the palette is given by the pages around it. */
export interface CommandPaletteProps {
  opened: boolean;
  onClose: () => void;
  pages: PalettePage[];
  sites: SiteAccess[];
  /** Absent for those who may create none. */
  onNewSite: (() => void) | null;
  onSignOut: () => void;
  onHelp: () => void;
}
