import type { Connection } from '@patchbay/contracts/connection';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconClockExclamation,
  IconPlayerPause,
  IconPlugX,
} from '@tabler/icons-react';
import type { Tone } from '../../../ui/tone-badge.tsx';

interface StateLook {
  tone: Tone;
  /** Of the theme, for what is drawn in it and is no badge. */
  color: string;
  Icon: typeof IconPlugX;
}

/** A state's shape and colour, the same wherever it is shown. */
export const STATE_LOOKS: Readonly<Record<Connection['state'], StateLook>> = {
  active: { tone: 'good', color: 'green', Icon: IconCircleCheck },
  paused: { tone: 'quiet', color: 'gray', Icon: IconPlayerPause },
  auth_expired: { tone: 'warn', color: 'amber', Icon: IconClockExclamation },
  auth_revoked: { tone: 'bad', color: 'red', Icon: IconPlugX },
  error: { tone: 'bad', color: 'red', Icon: IconAlertTriangle },
};
