import type { Connection } from '@patchbay/contracts/connection';
import { Loader } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { serverText } from '../../../lib/server-text.ts';
import { ToneBadge } from '../../../ui/tone-badge.tsx';
import { isAnnounced } from '../announced.ts';
import { STATE_LOOKS } from './state-looks.ts';
import { usePendingAction } from './use-pending-action.ts';
import '../../../lib/connections-words.ts';

interface StateBadgeProps {
  connection: Pick<Connection, 'id' | 'state' | 'state_reason' | 'health'>;
  /** Says of an active connection with trouble that it needs a look. */
  withHealth?: boolean;
}

/** The state in words, or what is being done to the connection right now. */
export function StateBadge({ connection, withHealth }: StateBadgeProps) {
  const { t } = useTranslation('connections');
  const pending = usePendingAction(connection.id);
  const { state, state_reason: reason, health } = connection;
  const troubled = withHealth && state === 'active' && health !== 'connected';
  const { tone, Icon } = STATE_LOOKS[state];
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
          title={reason === null ? undefined : serverText(reason)}
          value={state}
        >
          {t(`states.${state}.label`)}
        </ToneBadge>
      )}
      {troubled && (
        <ToneBadge
          tone={health === 'error' ? 'bad' : 'warn'}
          icon={<IconAlertTriangle aria-hidden />}
        >
          {t('warning')}
        </ToneBadge>
      )}
    </>
  );
}
