import type { Connection } from '@patchbay/contracts/connection';
import { Loader } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconClockExclamation,
  IconPlayerPause,
  IconPlugX,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ToneBadge, type Tone } from '../../../ui/tone-badge.tsx';
import { isAnnounced } from '../announced.ts';
import { usePendingAction } from './use-pending-action.ts';

const LOOKS: Record<Connection['state'], { tone: Tone; Icon: typeof IconPlugX }> = {
  active: { tone: 'good', Icon: IconCircleCheck },
  paused: { tone: 'quiet', Icon: IconPlayerPause },
  auth_expired: { tone: 'warn', Icon: IconClockExclamation },
  auth_revoked: { tone: 'bad', Icon: IconPlugX },
  error: { tone: 'bad', Icon: IconAlertTriangle },
};

interface StateBadgeProps {
  connection: Pick<Connection, 'id' | 'state' | 'state_reason' | 'health'>;
}

/** The state in words, a sign where an active connection needs a look, and what is being done to it. */
export function StateBadge({ connection }: StateBadgeProps) {
  const { t } = useTranslation('connections');
  const pending = usePendingAction(connection.id);
  const { state, state_reason: reason, health } = connection;
  const troubled = state === 'active' && health === 'warning';
  const { tone, Icon } = LOOKS[state];
  return (
    <>
      {pending !== undefined && isAnnounced(pending) ? (
        <ToneBadge tone="info" icon={<Loader size={12} aria-hidden />} value={state}>
          {t(`doing.${pending}`)}
        </ToneBadge>
      ) : (
        <ToneBadge
          tone={tone}
          icon={<Icon aria-hidden />}
          title={reason ?? undefined}
          value={state}
        >
          {t(`states.${state}.label`)}
        </ToneBadge>
      )}
      {troubled && (
        <ToneBadge tone="warn" icon={<IconAlertTriangle aria-hidden />}>
          {t('warning')}
        </ToneBadge>
      )}
    </>
  );
}
