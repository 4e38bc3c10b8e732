import { Box, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { usePageTitle } from '../lib/page-title.ts';
import classes from './page.module.css';

interface PageProps {
  /** The first-level heading and the document's title; the navigation's entry has the same name. */
  title: string;
  /** Stands before the heading, such as a vendor's mark. */
  mark?: ReactNode;
  /** Stands beside the heading, such as a badge. */
  beside?: ReactNode;
  intro?: ReactNode;
  actions?: ReactNode;
  /** Above the heading: the way back. */
  crumbs?: ReactNode;
  narrow?: boolean;
  children: ReactNode;
}

export function Page({ title, mark, beside, intro, actions, crumbs, narrow, children }: PageProps) {
  usePageTitle(title);
  return (
    <Box className={classes.page} mod={{ narrow }}>
      {crumbs}
      <Group className={classes.head} align="flex-start" justify="space-between" gap="md">
        <Group gap="sm" wrap="nowrap" className={classes.name}>
          {mark}
          <Stack gap={2} miw={0}>
            <Group gap="sm">
              {/* Focused after a change of page, so that a screen reader says where one is. */}
              <Title order={1} tabIndex={-1}>
                {title}
              </Title>
              {beside}
            </Group>
            {intro && (
              <Text c="dimmed" size="sm" component="div">
                {intro}
              </Text>
            )}
          </Stack>
        </Group>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Box>
  );
}
