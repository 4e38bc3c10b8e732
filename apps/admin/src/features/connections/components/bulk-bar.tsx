import type { Connection } from '@patchbay/contracts/connection';
import { Button, Group, Paper, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAbility } from '../../../lib/use-ability.ts';
import type { Selection } from '../../../ui/data-table/use-selection.ts';
import { GatedButton } from '../../../ui/gated-button.tsx';
import { lazyDialog } from '../../../ui/lazy-dialog.tsx';
import { MOST_AT_ONCE } from '../api/matching-connections.ts';
import { BULK_ACTIONS, type BulkAction, type BulkTarget } from '../bulk-action.ts';
import type { ConnectionFilter } from '../api/connections.ts';
import { useMatchingCount } from '../use-matching-count.ts';
import { ACTION_ICONS } from './action-icons.ts';
import type { BulkDialogProps } from './bulk-dialog.tsx';
import classes from './bulk-bar.module.css';
import '../../../lib/connections-words.ts';

const BulkDialog = lazyDialog<BulkDialogProps>(
  async () => (await import('./bulk-dialog.tsx')).BulkDialog,
);

const CAPABILITY = {
  test: 'connections.test',
  pause: 'connections.pause',
  resume: 'connections.pause',
} as const;

const NOTHING: BulkTarget = { rows: [] };

interface BulkBarProps {
  selection: Selection<Connection>;
  /** What the list is narrowed to. */
  filter: ConnectionFilter;
}

/** What can be done to the ticked connections, or to all that match; it stands at the foot while some are. */
export function BulkBar({ selection, filter }: BulkBarProps) {
  const { t, i18n } = useTranslation('connections');
  const ability = useAbility();
  const [asked, setAsked] = useState<{ action: BulkAction; on: BulkTarget } | null>(null);
  const [whole, setWhole] = useState<object | null>(null);
  const count = selection.rows.length;
  const matching = useMatchingCount(filter, selection);
  const most = Math.min(matching ?? 0, MOST_AT_ONCE);
  // Ticking another row is a choice of its own.
  const all = matching !== null && whole === selection;
  const n = new Intl.NumberFormat(i18n.language).format;
  const target: BulkTarget = all ? { filter, count: most } : { rows: selection.rows };
  return (
    <>
      {count > 0 && (
        <Paper className={classes.bar} role="region" aria-label={t('bulk.label')}>
          <Group gap="xs">
            <Text size="sm" fw={600} role="status">
              {all
                ? t('bulk.all_selected', { count: most, n: n(most) })
                : t('bulk.selected', { count })}
            </Text>
            {matching !== null && !all && (
              <Button size="xs" variant="subtle" onClick={() => setWhole(selection)}>
                {matching > most
                  ? t('bulk.select_first', { n: n(most), all: n(matching) })
                  : t('bulk.select_matching', { n: n(matching) })}
              </Button>
            )}
            {BULK_ACTIONS.map((action) => {
              const Icon = ACTION_ICONS[action];
              return (
                <GatedButton
                  key={action}
                  size="xs"
                  variant="default"
                  leftSection={<Icon size={14} />}
                  reason={ability.reason(CAPABILITY[action], 'connector')}
                  onClick={() => setAsked({ action, on: target })}
                >
                  {t(`bulk.${action}.do`)}
                </GatedButton>
              );
            })}
            <Button size="xs" variant="subtle" onClick={() => selection.set([])}>
              {t('bulk.none')}
            </Button>
          </Group>
        </Paper>
      )}
      <BulkDialog
        opened={asked !== null}
        action={asked?.action ?? 'test'}
        on={asked?.on ?? NOTHING}
        onClose={() => {
          setAsked(null);
          selection.set([]);
        }}
        onCancel={() => setAsked(null)}
      />
    </>
  );
}
