import type { Connection } from '@patchbay/contracts/connection';
import { Button, Group, Paper, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAbility } from '../../../lib/use-ability.ts';
import type { Selection } from '../../../ui/data-table/use-selection.ts';
import { GatedButton } from '../../../ui/gated-button.tsx';
import { lazyDialog } from '../../../ui/lazy-dialog.tsx';
import { BULK_ACTIONS, type BulkAction } from '../bulk-action.ts';
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

/** What can be done to the ticked connections; it stands at the foot while some are. */
export function BulkBar({ selection }: { selection: Selection<Connection> }) {
  const { t } = useTranslation('connections');
  const ability = useAbility();
  const [asked, setAsked] = useState<{ action: BulkAction; on: readonly Connection[] } | null>(
    null,
  );
  const count = selection.rows.length;
  return (
    <>
      {count > 0 && (
        <Paper className={classes.bar} role="region" aria-label={t('bulk.label')}>
          <Group gap="xs">
            <Text size="sm" fw={600} role="status">
              {t('bulk.selected', { count })}
            </Text>
            {BULK_ACTIONS.map((action) => {
              const Icon = ACTION_ICONS[action];
              return (
                <GatedButton
                  key={action}
                  size="xs"
                  variant="default"
                  leftSection={<Icon size={14} />}
                  reason={ability.reason(CAPABILITY[action], 'connector')}
                  onClick={() => setAsked({ action, on: selection.rows })}
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
        connections={asked?.on ?? []}
        onClose={() => {
          setAsked(null);
          selection.set([]);
        }}
        onCancel={() => setAsked(null)}
      />
    </>
  );
}
