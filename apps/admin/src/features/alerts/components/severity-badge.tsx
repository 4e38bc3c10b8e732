import type { Alert } from '@patchbay/contracts/alert';
import { IconAlertTriangle, IconCircleX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ToneBadge } from '../../../ui/tone-badge.tsx';
import '../../../lib/alert-words.ts';

export function SeverityBadge({ severity }: { severity: Alert['severity'] }) {
  const { t } = useTranslation('alerts');
  const grave = severity === 'error';
  const Icon = grave ? IconCircleX : IconAlertTriangle;
  return (
    <ToneBadge
      tone={grave ? 'bad' : 'warn'}
      icon={<Icon aria-hidden />}
      title={t(`severity_titles.${severity}`)}
      value={severity}
    >
      {t(`severities.${severity}`)}
    </ToneBadge>
  );
}
