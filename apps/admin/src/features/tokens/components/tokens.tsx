import type { Token } from '@patchbay/contracts/token';
import { Button, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../lib/site-context.tsx';
import { toastSuccess } from '../../../lib/toast.ts';
import { useAction } from '../../../lib/use-action.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { DataTable } from '../../../ui/data-table/data-table.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../../ui/list-states.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { deleteToken } from '../api/delete-token.ts';
import { tokensKey, tokensQuery } from '../api/tokens.ts';
import { tokenColumns } from './token-columns.tsx';
import { LazyTokenDialog } from './lazy-token-dialog.ts';
import '../../../lib/settings-words.ts';

/** `families` are those of the library. */
export function Tokens({ families }: { families: readonly string[] }) {
  const { t } = useTranslation('settings');
  const { slug } = useSite();
  const queryClient = useQueryClient();
  const { data, error, refetch } = useQuery(tokensQuery(slug));
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<Token | null>(null);
  const remove = useAction({
    mutationFn: (token: Token) => deleteToken(slug, token.id),
    onSuccess: (_, token) => {
      toastSuccess(t('tokens.removed', { name: token.name }));
      setLeaving(null);
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: tokensKey(slug) }),
  });

  return (
    <Panel
      title={t('tokens.title')}
      intro={t('tokens.intro')}
      actions={
        <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
          {t('tokens.add')}
        </Button>
      }
    >
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingState />}
      {data?.length === 0 && (
        <EmptyState
          icon={<IconKey />}
          title={t('tokens.empty.title')}
          text={t('tokens.empty.text')}
        />
      )}
      {data && data.length > 0 && (
        <DataTable
          label={t('tokens.title')}
          columns={tokenColumns(t, setLeaving)}
          rows={data}
          rowId={(row) => String(row.id)}
        />
      )}
      {adding && <LazyTokenDialog opened families={families} onClose={() => setAdding(false)} />}
      <ConfirmDialog
        opened={leaving !== null}
        onClose={() => setLeaving(null)}
        title={t('tokens.remove_title', { name: leaving?.name })}
        confirm={t('tokens.remove')}
        danger
        loading={remove.isPending}
        onConfirm={() => leaving && remove.mutate(leaving)}
      >
        <Text size="sm">{t('tokens.remove_text')}</Text>
      </ConfirmDialog>
    </Panel>
  );
}
