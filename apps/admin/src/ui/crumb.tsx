import { Anchor, Group } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';

interface CrumbProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  ref?: Ref<HTMLAnchorElement>;
}

function CrumbAnchor({ children, ...rest }: CrumbProps) {
  return (
    <Group>
      <Anchor {...rest} size="sm" c="dimmed" underline="hover">
        <Group gap={4} component="span">
          <IconChevronLeft size={16} aria-hidden />
          {children}
        </Group>
      </Anchor>
    </Group>
  );
}

/** One step back up. */
export const Crumb = createLink(CrumbAnchor);
