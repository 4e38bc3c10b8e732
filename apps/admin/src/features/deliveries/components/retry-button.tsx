import { useQueryClient } from '@tanstack/react-query';
import { IconRotateClockwise } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../lib/site-context.tsx';
import { toastSuccess } from '../../../lib/toast.ts';
import { useAbility } from '../../../lib/use-ability.ts';
import { useAction } from '../../../lib/use-action.ts';
import { GatedButton } from '../../../ui/gated-button.tsx';
import { logKey } from '../api/delivery-log.ts';
import { deliveryQuery } from '../api/delivery.ts';
import { retryDelivery } from '../api/retry-delivery.ts';
import '../../../lib/deliveries-words.ts';

/** When the log is asked again after a retry: at once it may not have been sent yet. */
const LOOK_AGAIN_MS = [600, 2500];

interface RetryButtonProps {
  deliveryId: number;
  event: string;
  /** Names the event in the button's name, where many stand in one list. */
  inList?: boolean;
}

export function RetryButton({ deliveryId, event, inList }: RetryButtonProps) {
  const { t } = useTranslation('deliveries');
  const site = useSite();
  const queryClient = useQueryClient();
  const retry = useAction({
    mutationFn: () => retryDelivery(site.slug, deliveryId),
    onSuccess: () => {
      toastSuccess(t('retry_done', { event }));
      const refresh = () => queryClient.invalidateQueries({ queryKey: logKey(site.slug) });
      void queryClient.invalidateQueries({
        queryKey: deliveryQuery(site.slug, deliveryId).queryKey,
      });
      for (const wait of LOOK_AGAIN_MS) setTimeout(() => void refresh(), wait);
    },
  });
  const reason = useAbility().reason('deliveries.retry');
  return (
    <GatedButton
      variant={inList ? 'default' : 'filled'}
      size={inList ? 'xs' : 'sm'}
      leftSection={<IconRotateClockwise size={14} />}
      loading={retry.isPending}
      disabled={retry.isSuccess}
      reason={reason}
      onClick={() => retry.mutate()}
      aria-label={inList ? t('retry_event', { event }) : undefined}
    >
      {retry.isSuccess ? t('retry_queued') : t('retry')}
    </GatedButton>
  );
}
