import type { BulkJob, CancelFilter } from '@patchbay/contracts/bulk-job';
import { List, Skeleton, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../lib/site-context.tsx';
import { useAction } from '../../../lib/use-action.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { cancelDeliveries } from '../api/cancel-deliveries.ts';
import { countMatchingQuery } from '../api/count-matching.ts';
import { deliveriesKey } from '../api/deliveries.ts';
import { countOf } from '../capped-count.ts';
import '../../../lib/deliveries-words.ts';
import '../../../lib/waiting-words.ts';

interface CancelManyProps {
  opened: boolean;
  /** What to cancel: the deliveries that are ticked, or all that match. */
  filter: CancelFilter;
  /** What the filter says, in words. */
  matching: readonly string[];
  onClose: () => void;
  onStarted: (job: BulkJob) => void;
}

/** Says how many are cancelled and what that means before it is done. */
export function CancelMany({ opened, filter, matching, onClose, onStarted }: CancelManyProps) {
  const { t, i18n } = useTranslation('deliveries');
  const site = useSite();
  const queryClient = useQueryClient();
  const named = filter.delivery_ids?.length;
  const counted = useQuery({
    ...countMatchingQuery(site.slug, filter),
    enabled: opened && named === undefined,
  });
  const size = named === undefined ? counted.data : { count: named, atLeast: false };
  const start = useAction({
    mutationFn: () => cancelDeliveries(site.slug, filter),
    onSuccess: onStarted,
    onSettled: () => {
      onClose();
      return queryClient.invalidateQueries({ queryKey: deliveriesKey(site.slug) });
    },
  });
  const n = size && countOf(size.count, size.atLeast).text(i18n.language);
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={
        size ? t('waiting:cancel.many_title', { count: size.count, n }) : t('waiting:cancel.title')
      }
      confirm={size ? t('waiting:cancel.many', { count: size.count, n }) : t('waiting:cancel.all')}
      dismiss={t('waiting:cancel.keep')}
      danger
      ready={size === undefined ? counted.isError : size.count > 0}
      loading={start.isPending}
      onConfirm={() => start.mutate()}
    >
      {!size && !counted.isError && (
        <Skeleton height={20} role="status" aria-label={t('common:loading')} />
      )}
      {size?.count === 0 && <Text size="sm">{t('waiting:cancel.none')}</Text>}
      {matching.length > 0 && (
        <List size="sm">
          {matching.map((line) => (
            <List.Item key={line}>{line}</List.Item>
          ))}
        </List>
      )}
      <Text size="sm">{t('waiting:cancel.consequence')}</Text>
      <Text size="sm" c="dimmed">
        {t('waiting:cancel.under_way')}
      </Text>
    </ConfirmDialog>
  );
}
