import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ComponentType, Ref } from 'react';
import classes from './navigation-link.module.css';

interface NavigationAnchorProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  ref?: Ref<HTMLAnchorElement>;
  Icon: ComponentType<{ size?: number; stroke?: number }>;
}

function NavigationAnchor({ Icon, children, ...rest }: NavigationAnchorProps) {
  return (
    <a {...rest} className={classes.link}>
      <Icon size={18} stroke={1.75} aria-hidden />
      {children}
    </a>
  );
}

/** A page in the main navigation; the router says which one is open. */
export const NavigationLink = createLink(NavigationAnchor);
