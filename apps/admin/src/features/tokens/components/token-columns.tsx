import type { Token } from '@patchbay/contracts/token';
import { Button, Code, Text } from '@mantine/core';
import type { TFunction } from 'i18next';
import type { Column } from '../../../ui/data-table/column.ts';
import { TimeText } from '../../../ui/time-text.tsx';
import { reachText } from '../reach-text.ts';
import { TokenStatus } from './token-status.tsx';

export function tokenColumns(t: TFunction<'settings'>, onRemove: (token: Token) => void) {
  const never = t('common:never');
  const columns: Column<Token>[] = [
    {
      id: 'name',
      meta: { label: t('tokens.name'), card: 'title' },
      cell: ({ row: { original } }) => (
        <div>
          <Text size="sm" fw={600}>
            {original.name}
          </Text>
          <Code>{original.prefix}…</Code>
        </div>
      ),
    },
    {
      id: 'module',
      meta: { label: t('tokens.module') },
      cell: ({ row: { original } }) => original.module,
    },
    {
      id: 'status',
      meta: { label: t('tokens.status') },
      cell: ({ row: { original } }) => <TokenStatus token={original} />,
    },
    {
      id: 'reach',
      meta: { label: t('tokens.reach') },
      cell: ({ row: { original } }) => reachText(original, t),
    },
    {
      id: 'maker',
      meta: { label: t('tokens.made_by') },
      cell: ({ row: { original } }) => original.created_by.email,
    },
    {
      id: 'last_used',
      meta: { label: t('tokens.last_used') },
      cell: ({ row: { original } }) => <TimeText value={original.last_used_at} otherwise={never} />,
    },
    {
      id: 'expiry',
      meta: { label: t('tokens.expiry') },
      cell: ({ row: { original } }) => <TimeText value={original.expires_at} otherwise={never} />,
    },
    {
      id: 'actions',
      meta: { label: t('common:actions'), card: 'corner', align: 'right' },
      cell: ({ row: { original } }) => (
        <Button
          variant="subtle"
          color="red"
          size="xs"
          aria-label={t('tokens.remove_name', { name: original.name })}
          onClick={() => onRemove(original)}
        >
          {t('tokens.remove')}
        </Button>
      ),
    },
  ];
  return columns;
}
