import type { Connection } from '@patchbay/contracts/connection';
import type { ButtonProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { GatedButton } from '../../../ui/gated-button.tsx';
import type { ConnectionAction } from '../availability.ts';
import { ACTION_ICONS } from './action-icons.ts';
import { useObstacleText } from './use-obstacle-text.ts';
import '../../../lib/connections-words.ts';

interface ActionButtonProps extends ButtonProps {
  action: ConnectionAction;
  connection: Connection;
  onClick: () => void;
  /** Another name than the action's own. */
  label?: string | undefined;
  /** Further reason to be off, of the place it stands in. */
  reason?: string | null;
}

/** A button for an action on a connection: off and telling why where the action is not possible. */
export function ActionButton({
  action,
  connection,
  onClick,
  label,
  reason,
  ...rest
}: ActionButtonProps) {
  const { t } = useTranslation('connections');
  const obstacle = useObstacleText();
  const Icon = ACTION_ICONS[action];
  return (
    <GatedButton
      variant="default"
      leftSection={<Icon size={16} />}
      {...rest}
      reason={obstacle(action, connection) ?? reason ?? null}
      onClick={onClick}
    >
      {label ?? t(`actions.${action}`)}
    </GatedButton>
  );
}
