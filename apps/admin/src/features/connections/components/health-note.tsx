import type { Connection } from '@patchbay/contracts/connection';
import { Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { serverText } from '../../../lib/server-text.ts';
import { useHealthWords } from './use-health-words.ts';
import classes from './health-note.module.css';

interface HealthNoteProps {
  connection: Connection;
  vendor: string;
}

/** What a row says besides the state, where the state alone does not say what is wrong. */
export function HealthNote({ connection, vendor }: HealthNoteProps) {
  const words = useHealthWords(connection, vendor);
  if (!words || words.kind === connection.state) return null;
  const title = serverText(connection.health_reason?.message ?? '') || undefined;
  return (
    <Text span size="xs" className={classes.note} title={title} data-health={connection.health}>
      <IconAlertTriangle size={13} aria-hidden /> {words.label}
    </Text>
  );
}
