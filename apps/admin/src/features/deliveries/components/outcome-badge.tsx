import type { LogEntry } from '@patchbay/contracts/delivery';
import { IconAlertTriangle, IconCircleCheck, IconRotateClockwise } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ToneBadge, type Tone } from '../../../ui/tone-badge.tsx';

const LOOKS: Record<LogEntry['outcome'], { tone: Tone; Icon: typeof IconCircleCheck }> = {
  delivered: { tone: 'good', Icon: IconCircleCheck },
  retried: { tone: 'warn', Icon: IconRotateClockwise },
  failed: { tone: 'bad', Icon: IconAlertTriangle },
};

export function OutcomeBadge({ outcome }: { outcome: LogEntry['outcome'] }) {
  const { t } = useTranslation('deliveries');
  const { tone, Icon } = LOOKS[outcome];
  return (
    <ToneBadge
      tone={tone}
      icon={<Icon aria-hidden />}
      title={t(`outcome_titles.${outcome}`)}
      value={outcome}
    >
      {t(`outcomes.${outcome}`)}
    </ToneBadge>
  );
}
