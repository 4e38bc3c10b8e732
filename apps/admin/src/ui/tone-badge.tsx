import type { ReactNode } from 'react';
import classes from './tone-badge.module.css';

export type Tone = 'good' | 'warn' | 'bad' | 'quiet' | 'info';

interface ToneBadgeProps {
  tone: Tone;
  icon?: ReactNode;
  title?: string | undefined;
  /** The API's own word for it, kept beside the translated one. */
  value?: string;
  children: ReactNode;
}

/** A state in words, with a shape and a colour that say the same. */
export function ToneBadge({ tone, icon, title, value, children }: ToneBadgeProps) {
  return (
    <span className={classes.badge} data-tone={tone} data-value={value} title={title}>
      {icon}
      {children}
    </span>
  );
}
