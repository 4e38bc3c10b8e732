import { Group, Paper, Stack, Text, Title, type PaperProps } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './panel.module.css';

interface PanelProps extends PaperProps {
  title?: string;
  intro?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** A surface with an optional second-level heading. */
export function Panel({ title, intro, actions, children, ...rest }: PanelProps) {
  return (
    <Paper component="section" aria-label={title} className={classes.panel} {...rest}>
      {(title || actions) && (
        <Group justify="space-between" align="flex-start" mb="md" gap="sm">
          <Stack gap={2}>
            {title && <Title order={2}>{title}</Title>}
            {intro && (
              <Text size="sm" c="dimmed">
                {intro}
              </Text>
            )}
          </Stack>
          {actions}
        </Group>
      )}
      {children}
    </Paper>
  );
}
