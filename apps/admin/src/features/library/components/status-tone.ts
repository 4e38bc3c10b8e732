import type { ConnectorSummary } from '@patchbay/contracts/connector';
import type { Tone } from '../../../ui/tone-badge.tsx';

export const STATUS_TONES: Record<ConnectorSummary['status'], Tone> = {
  connected: 'good',
  warning: 'warn',
  error: 'bad',
  not_connected: 'quiet',
  planned: 'quiet',
};
