import { Group, Switch, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LiveState } from '../live-tail.ts';
import '../../../lib/deliveries-words.ts';

interface LiveSwitchProps {
  checked: boolean;
  /** Null while it is off. */
  state: LiveState | null;
  onChange: (checked: boolean) => void;
}

/** The switch, and in words whether new entries come just now. */
export function LiveSwitch({ checked, state, onChange }: LiveSwitchProps) {
  const { t } = useTranslation('deliveries');
  return (
    <Group gap="xs">
      <Switch
        label={t('live')}
        title={t('live_help')}
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <Text size="sm" c="dimmed" role="status" data-live={state}>
        {state && t(`live_states.${state}`)}
      </Text>
    </Group>
  );
}
