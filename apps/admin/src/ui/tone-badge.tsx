import type { ReactNode } from 'react';
import classes from './tone-badge.module.css';

export type Tone = 'good' | 'warn' | 'bad' | 'quiet' | 'info';

interface ToneBadgeProps {
  tone: Tone;
  icon?: ReactNode;
  title?: string | undefined;
  children: ReactNode;
}

/** A state in words, with a shape and a colour that say the same. */
export function ToneBadge({ tone, icon, title, children }: ToneBadgeProps) {
  return (
    <span className={classes.badge} data-tone={tone} title={title}>
      {icon}
      {children}
    </span>
  );
}
