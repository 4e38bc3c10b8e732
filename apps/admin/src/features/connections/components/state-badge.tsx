import type { Connection } from '@patchbay/contracts/connection';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconClockExclamation,
  IconPlayerPause,
  IconPlugX,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ToneBadge, type Tone } from '../../../ui/tone-badge.tsx';

const LOOKS: Record<Connection['state'], { tone: Tone; Icon: typeof IconPlugX }> = {
  active: { tone: 'good', Icon: IconCircleCheck },
  paused: { tone: 'quiet', Icon: IconPlayerPause },
  auth_expired: { tone: 'warn', Icon: IconClockExclamation },
  auth_revoked: { tone: 'bad', Icon: IconPlugX },
  error: { tone: 'bad', Icon: IconAlertTriangle },
};

interface StateBadgeProps {
  connection: Pick<Connection, 'state' | 'state_reason' | 'health'>;
}

/** The state in words; an active connection with recent trouble says that instead of plain "Active". */
export function StateBadge({ connection }: StateBadgeProps) {
  const { t } = useTranslation('connections');
  const { state, state_reason: reason, health } = connection;
  const { tone, Icon } = LOOKS[state];
  const title = reason ?? undefined;
  return (
    <>
      <ToneBadge tone={tone} icon={<Icon aria-hidden />} title={title} value={state}>
        {t(`states.${state}.label`)}
      </ToneBadge>
      {state === 'active' && health === 'warning' && (
        <ToneBadge tone="warn" icon={<IconAlertTriangle aria-hidden />}>
          {t('warning')}
        </ToneBadge>
      )}
    </>
  );
}
