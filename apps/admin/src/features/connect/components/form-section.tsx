import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './connect.module.css';

export function FormSection(props: { legend: string; intro?: string; children: ReactNode }) {
  const { legend, intro, children } = props;
  return (
    <fieldset className={classes.section}>
      <legend className={classes.legend}>{legend}</legend>
      {intro && (
        <Text size="sm" c="dimmed">
          {intro}
        </Text>
      )}
      <Stack gap="md" mt="sm">
        {children}
      </Stack>
    </fieldset>
  );
}
