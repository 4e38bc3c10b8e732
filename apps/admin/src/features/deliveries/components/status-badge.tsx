import type { Delivery } from '@patchbay/contracts/delivery';
import { IconAlertTriangle, IconBan, IconCircleCheck, IconClock, IconPlayerPause, IconSend } from '@tabler/icons-react'; // prettier-ignore
import { useTranslation } from 'react-i18next';
import { ToneBadge, type Tone } from '../../../ui/tone-badge.tsx';
import '../../../lib/deliveries-words.ts';
import '../../../lib/waiting-words.ts';

const LOOKS: Record<Delivery['status'], { tone: Tone; Icon: typeof IconClock }> = {
  pending: { tone: 'info', Icon: IconClock },
  held: { tone: 'warn', Icon: IconPlayerPause },
  running: { tone: 'info', Icon: IconSend },
  delivered: { tone: 'good', Icon: IconCircleCheck },
  failed: { tone: 'bad', Icon: IconAlertTriangle },
  cancelled: { tone: 'quiet', Icon: IconBan },
};

/** Where a delivery stands. */
export function StatusBadge({ status }: { status: Delivery['status'] }) {
  const { t } = useTranslation('deliveries');
  const { tone, Icon } = LOOKS[status];
  return (
    <ToneBadge
      tone={tone}
      icon={<Icon aria-hidden />}
      title={t(`waiting:status_titles.${status}`)}
      value={status}
    >
      {t(`waiting:statuses.${status}`)}
    </ToneBadge>
  );
}
