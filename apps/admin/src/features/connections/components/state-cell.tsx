import type { Connection } from '@patchbay/contracts/connection';
import { Group, Stack } from '@mantine/core';
import { HealthNote } from './health-note.tsx';
import { RowRemedy } from './row-remedy.tsx';
import { StateBadge } from './state-badge.tsx';
import classes from './health-note.module.css';

interface StateCellProps {
  connection: Connection;
  vendor: string;
  redirects: boolean;
}

/** How a connection is, why, and the one click that mends it. */
export function StateCell({ connection, vendor, redirects }: StateCellProps) {
  return (
    <Stack gap={3} className={classes.cell}>
      <Group gap={6}>
        <StateBadge connection={connection} />
        <RowRemedy connection={connection} redirects={redirects} />
      </Group>
      <HealthNote connection={connection} vendor={vendor} />
    </Stack>
  );
}
