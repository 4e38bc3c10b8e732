import { Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { IconBan } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import '../../../lib/waiting-words.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { toastSuccess } from '../../../lib/toast.ts';
import { useAbility } from '../../../lib/use-ability.ts';
import { useAction } from '../../../lib/use-action.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { GatedButton } from '../../../ui/gated-button.tsx';
import { cancelDelivery } from '../api/cancel-delivery.ts';
import { deliveriesKey } from '../api/deliveries.ts';
import { logKey } from '../api/delivery-log.ts';
import '../../../lib/deliveries-words.ts';

/** Takes one waiting delivery out of the queue, after saying what that means. */
export function CancelButton({ deliveryId, event }: { deliveryId: number; event: string }) {
  const { t } = useTranslation('deliveries');
  const { slug } = useSite();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState(false);
  const cancel = useAction({
    mutationFn: () => cancelDelivery(slug, deliveryId),
    onSuccess: () => toastSuccess(t('waiting:cancel.done_one', { event })),
    // Also when it was refused: it is on its way, and the page should say so.
    onSettled: () => {
      setAsking(false);
      void queryClient.invalidateQueries({ queryKey: logKey(slug) });
      return queryClient.invalidateQueries({ queryKey: deliveriesKey(slug) });
    },
  });
  return (
    <>
      <GatedButton
        variant="default"
        leftSection={<IconBan size={14} />}
        reason={useAbility().reason('deliveries.retry')}
        onClick={() => setAsking(true)}
      >
        {t('waiting:cancel.one')}
      </GatedButton>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('waiting:cancel.one_title', { event })}
        confirm={t('waiting:cancel.one')}
        dismiss={t('waiting:cancel.keep_one')}
        danger
        loading={cancel.isPending}
        onConfirm={() => cancel.mutate()}
      >
        <Text size="sm">{t('waiting:cancel.consequence_one')}</Text>
      </ConfirmDialog>
    </>
  );
}
