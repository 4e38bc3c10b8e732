import type { ListedDelivery } from '@patchbay/contracts/delivery-list';
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import '../../../lib/waiting-words.ts';
import { TimeText } from '../../../ui/time-text.tsx';
import { errorText } from '../error-text.ts';
import { whyWaiting } from '../why-waiting.ts';
import '../../../lib/deliveries-words.ts';

/** Why a delivery is not over yet, and when it goes on where that is known. */
export function WhyText({ delivery }: { delivery: ListedDelivery }) {
  const { t } = useTranslation('deliveries');
  const why = whyWaiting(delivery);
  const error = why === 'tried_again' ? errorText(delivery, t) : null;
  return (
    <Text size="xs" c="dimmed" maw="22rem">
      {error && `${error} · `}
      {t(`waiting:why.${why}`)}
      {delivery.next_attempt_at && (
        <>
          {' '}
          <TimeText value={delivery.next_attempt_at} form="log" />
        </>
      )}
    </Text>
  );
}
