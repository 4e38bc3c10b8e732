import { Button, type ButtonProps } from '@mantine/core';
import type { MouseEvent } from 'react';
import { Gated } from './gated.tsx';

interface GatedButtonProps extends ButtonProps {
  /** Why it cannot be pressed now; null when it can. */
  reason: string | null;
  onClick: () => void;
  type?: 'button' | 'submit';
}

/** Off, but reachable and telling why, while there is a reason. */
export function GatedButton({ reason, onClick, ...rest }: GatedButtonProps) {
  const off = reason !== null;
  const press = (event: MouseEvent) => {
    if (off) event.preventDefault();
    else onClick();
  };
  return (
    <Gated reason={reason}>
      <Button {...rest} data-disabled={off || undefined} aria-disabled={off} onClick={press} />
    </Gated>
  );
}
