import type { ReactNode } from 'react';
import classes from './toggle-chips.module.css';

/** Several choices side by side, on a phone in one line. */
export function ChipRow({ children }: { children: ReactNode }) {
  return <div className={`${classes.chips} ${classes.row}`}>{children}</div>;
}
