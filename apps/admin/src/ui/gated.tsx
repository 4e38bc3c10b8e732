import { Tooltip } from '@mantine/core';
import type { ReactElement } from 'react';

interface GatedProps {
  /** Why the control cannot be used now; null when it can. */
  reason: string | null;
  children: ReactElement<{ 'data-disabled'?: boolean; 'aria-disabled'?: boolean }>;
}

/**
 * Says why a control is off. The control must be off by `data-disabled` (Mantine), not `disabled`:
 * a disabled element takes neither hover nor focus, so nobody could reach the reason.
 */
export function Gated({ reason, children }: GatedProps) {
  return (
    <Tooltip
      label={reason}
      disabled={reason === null}
      events={{ hover: true, focus: true, touch: true }}
    >
      {children}
    </Tooltip>
  );
}
