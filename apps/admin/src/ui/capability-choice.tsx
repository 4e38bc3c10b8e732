import type { Capability } from '@patchbay/contracts/capability';
import { Checkbox, SimpleGrid, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CAPABILITY_GROUPS, GROUP_NAMES } from '../lib/capability-groups.ts';
import { capabilityName } from '../lib/capability-name.ts';
import { useAbility } from '../lib/use-ability.ts';
import '../lib/settings-words.ts';

interface CapabilityChoiceProps {
  label: string;
  value: Capability[];
  onChange: (value: Capability[]) => void;
  error?: ReactNode;
  /** Held before, such as by the role that is edited: it may stay, whoever edits. */
  kept?: readonly Capability[];
}

/** Capabilities in words and groups. Nobody gives away what they lack: that is off, and says so. */
export function CapabilityChoice(props: CapabilityChoiceProps) {
  const { label, value, onChange, error, kept = [] } = props;
  const { t } = useTranslation('settings');
  const ability = useAbility();
  return (
    <Checkbox.Group
      label={label}
      value={value}
      onChange={(next) => onChange(next as Capability[])}
      error={error}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg" mt="xs">
        {GROUP_NAMES.map((group) => (
          <Stack key={group} gap={8} role="group" aria-label={t(`capability_groups.${group}`)}>
            <Text size="xs" fw={600} c="dimmed">
              {t(`capability_groups.${group}`)}
            </Text>
            {CAPABILITY_GROUPS[group].map((capability) => {
              const off = !ability.can(capability) && !kept.includes(capability);
              return (
                <Checkbox
                  key={capability}
                  value={capability}
                  label={capabilityName(capability, t)}
                  disabled={off}
                  description={off && t('capability_not_yours')}
                />
              );
            })}
          </Stack>
        ))}
      </SimpleGrid>
    </Checkbox.Group>
  );
}
