import { Box, Center, Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../lib/page-title.ts';
import { LogoMark } from './logo.tsx';
import classes from './plain-screen.module.css';

/** A page of its own without navigation: sign-in, a failed authorization, nothing found. */
export function PlainScreen(props: { title: string; intro?: ReactNode; children: ReactNode }) {
  const { title, intro, children } = props;
  const { t } = useTranslation();
  usePageTitle(title);
  return (
    <Center component="main" id="main" className={classes.screen}>
      <Box className={classes.column}>
        <Group gap="sm" justify="center" mb="lg">
          <LogoMark size={34} />
          <Text fw={700} size="xl">
            {t('app')}
          </Text>
        </Group>
        <Paper className={classes.card}>
          <Stack gap="lg">
            <Stack gap={4}>
              <Title order={1} tabIndex={-1}>
                {title}
              </Title>
              {intro && (
                <Text c="dimmed" size="sm">
                  {intro}
                </Text>
              )}
            </Stack>
            {children}
          </Stack>
        </Paper>
      </Box>
    </Center>
  );
}
