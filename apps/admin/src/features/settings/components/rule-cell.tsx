import { Text } from '@mantine/core';
import classes from './rule-cell.module.css';

/** A rule, and below it whose it is. */
export function RuleCell({ value, from }: { value: string; from: string }) {
  return (
    <div className={classes.cell}>
      <Text size="sm">{value}</Text>
      <Text size="xs" c="dimmed">
        {from}
      </Text>
    </div>
  );
}
