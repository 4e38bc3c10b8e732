import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import '../../../lib/waiting-words.ts';
import { WaitingSummary } from './waiting-summary.tsx';
import '../../../lib/deliveries-words.ts';

/** Above a connection's log: what has not got there yet. */
export function WaitingLine({ connectionId }: { connectionId: number }) {
  const { t } = useTranslation('deliveries');
  return (
    <Text size="sm" mb="md" component="div">
      {t('waiting:now')}: <WaitingSummary connectionId={connectionId} />
    </Text>
  );
}
