import { Text } from '@mantine/core';

/** A rule, and below it whose it is. */
export function RuleCell({ value, from }: { value: string; from: string }) {
  return (
    <div>
      <Text size="sm">{value}</Text>
      <Text size="xs" c="dimmed">
        {from}
      </Text>
    </div>
  );
}
