import type { Token } from '@patchbay/contracts/token';
import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { capabilityName } from '../../../lib/capability-name.ts';
import { ToneBadge } from '../../../ui/tone-badge.tsx';
import '../../../lib/settings-words.ts';

/** Whether a token is accepted, why not, and what its maker cannot lend it any more. */
export function TokenStatus({ token }: { token: Token }) {
  const { t } = useTranslation('settings');
  const { status, withheld } = token;
  if (status !== 'active') {
    return (
      <Stack gap={2} maw="16rem">
        <div>
          <ToneBadge tone="bad" value={status}>
            {t(`tokens.${status}`)}
          </ToneBadge>
        </div>
        <Text size="xs" c="dimmed">
          {t(`tokens.${status}_help`)}
        </Text>
      </Stack>
    );
  }
  const names = withheld.map((each) => capabilityName(each, t)).join(', ');
  return (
    <Stack gap={2} maw="16rem">
      <div>
        <ToneBadge tone={withheld.length > 0 ? 'warn' : 'good'} value={status}>
          {withheld.length > 0
            ? t('tokens.withheld', { count: withheld.length })
            : t('tokens.active')}
        </ToneBadge>
      </div>
      {withheld.length > 0 && (
        <Text size="xs" c="dimmed">
          {t('tokens.withheld_help', { names })}
        </Text>
      )}
    </Stack>
  );
}
