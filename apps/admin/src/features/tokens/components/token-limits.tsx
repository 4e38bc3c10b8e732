import { Fieldset, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { familyName } from '../../../lib/family-name.ts';
import { useAbility } from '../../../lib/use-ability.ts';
import { ToggleChips } from '../../../ui/toggle-chips.tsx';
import { ConnectionLimit } from './connection-limit.tsx';
import '../../../lib/settings-words.ts';

interface TokenLimitsProps {
  /** Those of the library. */
  offered: readonly string[];
  families: string[];
  onFamilies: (families: string[]) => void;
  connections: string[];
  onConnections: (connections: string[]) => void;
  error?: ReactNode;
}

/** What a token reaches; both limits together leave what is within both. */
export function TokenLimits(props: TokenLimitsProps) {
  const { offered, families, onFamilies, connections, onConnections, error } = props;
  const { t } = useTranslation('settings');
  const ability = useAbility();
  return (
    <Fieldset legend={t('tokens.limits')}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t('tokens.limits_help')}
        </Text>
        <div>
          <Text size="sm" fw={600} mb={6}>
            {t('tokens.families')}
          </Text>
          <ToggleChips
            label={t('tokens.families')}
            options={offered.map((value) => ({ value, label: familyName(value, t) }))}
            chosen={families}
            onChange={onFamilies}
          />
        </div>
        {ability.can('connections.list') && (
          <ConnectionLimit value={connections} onChange={onConnections} error={error} />
        )}
      </Stack>
    </Fieldset>
  );
}
