import type { Connection } from '@patchbay/contracts/connection';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../../ui/facts.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { ToneBadge, type Tone } from '../../../ui/tone-badge.tsx';
import { useHealthWords } from './use-health-words.ts';
import '../../../lib/connections-words.ts';
import '../../../lib/detail-words.ts';
import '../../../lib/outcome-words.ts';

const TONES: Record<Connection['health'], Tone> = {
  connected: 'good',
  warning: 'warn',
  error: 'bad',
  not_connected: 'quiet',
};

interface HealthPanelProps {
  connection: Connection;
  vendor: string;
  /** What is open about it, in a line; left out for those who may not see alerts. */
  alerts: ReactNode;
}

export function HealthPanel({ connection, vendor, alerts }: HealthPanelProps) {
  const { t } = useTranslation('connections');
  const words = useHealthWords(connection, vendor);
  const { health, last_test_outcome: outcome, last_test_at: at } = connection;
  return (
    <Panel title={t('health.title')}>
      <Facts
        facts={[
          [
            t('health.now'),
            <ToneBadge key="h" tone={TONES[health]}>
              {t(`health.${health}`)}
            </ToneBadge>,
          ],
          ...(words ? [[t('health.reason'), words.label] as const] : []),
          [
            t('health.last_test'),
            outcome ? (
              <span key="t">
                {t(`outcomes:${outcome}.label`)}, <TimeText value={at} />
              </span>
            ) : (
              t('health.never')
            ),
          ],
          ...(alerts ? [[t('detail:alerts.label'), alerts] as const] : []),
        ]}
      />
    </Panel>
  );
}
