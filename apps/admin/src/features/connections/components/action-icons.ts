import {
  IconEye,
  IconKey,
  IconListCheck,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlugConnected,
  IconPlugConnectedX,
  IconRefresh,
  IconSettings,
  IconStethoscope,
} from '@tabler/icons-react';
import type { ConnectionAction } from '../availability.ts';

export const ACTION_ICONS: Record<ConnectionAction | 'view', typeof IconEye> = {
  view: IconEye,
  reconnect: IconPlugConnected,
  replace: IconKey,
  test: IconStethoscope,
  pause: IconPlayerPause,
  resume: IconPlayerPlay,
  refresh: IconRefresh,
  scopes: IconListCheck,
  settings: IconSettings,
  disconnect: IconPlugConnectedX,
};
