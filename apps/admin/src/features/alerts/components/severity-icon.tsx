import type { Alert } from '@patchbay/contracts/alert';
import { VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconCircleX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import '../../../lib/alert-words.ts';

/** Told apart by shape as well as by colour. */
export function SeverityIcon({ severity }: { severity: Alert['severity'] }) {
  const { t } = useTranslation('alerts');
  const Icon = severity === 'error' ? IconCircleX : IconAlertTriangle;
  return (
    <>
      <Icon size={18} aria-hidden />
      <VisuallyHidden>{t(`severities.${severity}`)}</VisuallyHidden>
    </>
  );
}
