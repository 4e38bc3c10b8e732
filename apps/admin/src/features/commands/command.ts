import type { ComponentType } from 'react';
import type { Findable } from './match-command.ts';

/** In the order in which they are shown. */
export const GROUPS = [
  'recent',
  'pages',
  'connections',
  'connect',
  'sites',
  'actions',
  'log',
] as const;
export type Group = (typeof GROUPS)[number];

/** Something the palette can do. */
export interface Command extends Findable {
  /** Stays the same between visits, so that what was chosen lately is found again. */
  id: string;
  group: Group;
  Icon: ComponentType<{ size?: number }>;
  /** The language its label is in, where that is another than the page's. */
  lang?: string;
  run: () => void;
}
