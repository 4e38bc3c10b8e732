import type { Connection } from '@patchbay/contracts/connection';
import { Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../lib/site-context.tsx';
import { toastSuccess } from '../../../lib/toast.ts';
import { useAction } from '../../../lib/use-action.ts';
import { ConfirmDialogBox } from '../../../ui/confirm-dialog-box.tsx';
import { pauseConnection } from '../api/pause-connection.ts';
import { storeConnection } from '../api/store-connection.ts';
import { usagesQuery } from '../api/usages.ts';
import { BlastRadius } from './blast-radius.tsx';
import { actionKey } from './use-pending-action.ts';
import '../../../lib/connections-words.ts';

export interface PauseDialogProps {
  connection: Connection;
  opened: boolean;
  onClose: () => void;
}

/** Names who will wait before anything is held. */
export function PauseDialog({ connection, opened, onClose }: PauseDialogProps) {
  const { t } = useTranslation('connections');
  const { slug } = useSite();
  const queryClient = useQueryClient();
  const { id, display_name: name } = connection;
  const usages = useQuery({ ...usagesQuery(slug, id), enabled: opened, staleTime: 0 });
  const pause = useAction({
    mutationKey: actionKey(id, 'pause'),
    mutationFn: () => pauseConnection(slug, id),
    onSuccess: (next) => {
      storeConnection(queryClient, slug, next);
      toastSuccess(t('done.paused', { name }));
    },
    onSettled: () => {
      onClose();
      return queryClient.invalidateQueries({ queryKey: ['sites', slug] });
    },
  });
  return (
    <ConfirmDialogBox
      opened={opened}
      onClose={onClose}
      title={t('pause.title', { name })}
      confirm={t('pause.confirm')}
      loading={pause.isPending}
      onConfirm={() => pause.mutate()}
    >
      <Text size="sm">{t('pause.what')}</Text>
      <BlastRadius usages={usages} />
    </ConfirmDialogBox>
  );
}
