import { Stack, Text } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import classes from './connect.module.css';

/** A named group of inputs. No `fieldset`: browsers draw its border through the legend. */
export function FormSection(props: { legend: string; intro?: string; children: ReactNode }) {
  const { legend, intro, children } = props;
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className={classes.section}>
      <Text id={id} fw={650}>
        {legend}
      </Text>
      {intro && (
        <Text size="sm" c="dimmed">
          {intro}
        </Text>
      )}
      <Stack gap="md" mt="sm">
        {children}
      </Stack>
    </div>
  );
}
