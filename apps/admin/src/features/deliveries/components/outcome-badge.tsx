import type { LogEntry } from '@patchbay/contracts/delivery';
import { IconAlertTriangle, IconBan, IconCircleCheck, IconRotateClockwise } from '@tabler/icons-react'; // prettier-ignore
import { useTranslation } from 'react-i18next';
import { ToneBadge, type Tone } from '../../../ui/tone-badge.tsx';
import { isCancellation } from '../is-cancellation.ts';
import '../../../lib/deliveries-words.ts';

type Look = LogEntry['outcome'] | 'cancelled';

const LOOKS: Record<Look, { tone: Tone; Icon: typeof IconCircleCheck }> = {
  delivered: { tone: 'good', Icon: IconCircleCheck },
  retried: { tone: 'warn', Icon: IconRotateClockwise },
  failed: { tone: 'bad', Icon: IconAlertTriangle },
  cancelled: { tone: 'quiet', Icon: IconBan },
};

export function OutcomeBadge({ entry }: { entry: Pick<LogEntry, 'outcome' | 'error_code'> }) {
  const { t } = useTranslation('deliveries');
  const look = isCancellation(entry) ? 'cancelled' : entry.outcome;
  const { tone, Icon } = LOOKS[look];
  return (
    <ToneBadge
      tone={tone}
      icon={<Icon aria-hidden />}
      title={t(`outcome_titles.${look}`)}
      value={entry.outcome}
    >
      {t(`outcomes.${look}`)}
    </ToneBadge>
  );
}
