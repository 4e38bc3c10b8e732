import type { FloatingPosition } from '@mantine/core';
import {
  cloneElement,
  lazy,
  Suspense,
  useState,
  type ComponentType,
  type ReactElement,
  type ReactNode,
  type Ref,
} from 'react';

export interface MenuEntry {
  key: string;
  /** Begins a section with this heading. */
  section?: string;
  label: ReactNode;
  /** Small, beside or below the label. */
  note?: ReactNode;
  Icon?: ComponentType<{ size?: number }>;
  danger?: boolean;
  /** The choice in force. */
  current?: boolean;
  /** Why it cannot be chosen now; it stays within reach, so that the reason can be read. */
  off?: string | null;
  onChoose: () => void;
}

export interface MenuProps {
  /** The button that opens it. */
  target: ReactElement<{ ref?: Ref<HTMLElement> }>;
  heading?: string;
  entries: MenuEntry[];
  position: FloatingPosition;
  width?: number | 'target';
}

const load = () => import('./menu.tsx');
const Menu = lazy(async () => ({ default: (await load()).EntryMenu }));

/** A menu whose code comes when somebody reaches for its button. */
export function LazyMenu(props: MenuProps) {
  const [wanted, setWanted] = useState(false);
  const button = cloneElement(props.target as ReactElement<Record<string, unknown>>, {
    'aria-haspopup': 'menu',
    'aria-expanded': false,
    onPointerEnter: load,
    onFocus: load,
    onClick: () => setWanted(true),
  });
  if (!wanted) return button;
  return (
    <Suspense fallback={button}>
      <Menu {...props} />
    </Suspense>
  );
}
