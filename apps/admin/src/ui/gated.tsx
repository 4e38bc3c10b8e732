import { VisuallyHidden } from '@mantine/core';
import { cloneElement, lazy, Suspense, useId, useState, type ReactElement } from 'react';

interface GatedProps {
  /** Why the control cannot be used now; null when it can. */
  reason: string | null;
  children: ReactElement<object>;
}

const load = () => import('./reason-tooltip.tsx');
const ReasonTooltip = lazy(async () => ({ default: (await load()).ReasonTooltip }));

/**
 * Says why a control is off: to the eye when it is pointed at or focused, and always to a screen
 * reader. The control must be off by `data-disabled` (Mantine), not `disabled`: a disabled element
 * takes neither hover nor focus, so nobody could reach the reason.
 */
export function Gated({ reason, children }: GatedProps) {
  const [shown, setShown] = useState(false);
  const [target, setTarget] = useState<HTMLElement | null>(null);
  const id = useId();
  if (reason === null) return children;
  const show = () => setShown(true);
  const hide = () => setShown(false);
  const control = cloneElement(children as ReactElement<Record<string, unknown>>, {
    ref: setTarget,
    'aria-describedby': id,
    onPointerEnter: show,
    onPointerLeave: hide,
    onFocus: show,
    onBlur: hide,
  });
  return (
    <>
      {control}
      <VisuallyHidden id={id}>{reason}</VisuallyHidden>
      {shown && target && (
        <Suspense fallback={null}>
          <ReasonTooltip reason={reason} target={target} />
        </Suspense>
      )}
    </>
  );
}
