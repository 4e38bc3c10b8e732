import { CAPABILITIES, type Capability } from '@patchbay/contracts/capability';
import { Checkbox, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { capabilityName } from '../lib/capability-name.ts';

interface CapabilityChoiceProps {
  label: string;
  value: Capability[];
  onChange: (value: Capability[]) => void;
  error?: ReactNode;
  /** Only these can be given, such as those one holds oneself. */
  offered?: readonly Capability[];
}

export function CapabilityChoice(props: CapabilityChoiceProps) {
  const { label, value, onChange, error, offered = CAPABILITIES } = props;
  const { t } = useTranslation('settings');
  return (
    <Checkbox.Group
      label={label}
      value={value}
      onChange={(next) => onChange(next as Capability[])}
      error={error}
    >
      <Stack gap={8} mt="xs">
        {offered.map((capability) => (
          <Checkbox key={capability} value={capability} label={capabilityName(capability, t)} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
