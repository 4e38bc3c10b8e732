import { Collapse, Group, Text, Title, UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useId, type ReactNode } from 'react';
import classes from './disclosure.module.css';

interface DisclosureProps {
  title: string;
  /** Small, beside the title. */
  note?: ReactNode;
  /** At the far end. */
  mark?: ReactNode;
  opened: boolean;
  onChange: (opened: boolean) => void;
  children: ReactNode;
}

/** A section under a second-level heading that opens and closes. */
export function Disclosure({ title, note, mark, opened, onChange, children }: DisclosureProps) {
  const id = useId();
  return (
    <section aria-label={title}>
      <Group gap="sm" mb="xs" wrap="nowrap" justify="space-between">
        <Title order={2}>
          <UnstyledButton
            className={classes.button}
            aria-expanded={opened}
            aria-controls={id}
            onClick={() => onChange(!opened)}
          >
            <IconChevronRight size={16} className={classes.arrow} aria-hidden />
            {title}
            {note && (
              <Text span size="sm" c="dimmed" fw={400}>
                {note}
              </Text>
            )}
          </UnstyledButton>
        </Title>
        {mark}
      </Group>
      <Collapse id={id} expanded={opened}>
        {opened && children}
      </Collapse>
    </section>
  );
}
