import type { ActivityEntry } from '@patchbay/contracts/activity';
import { Code, Drawer, Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../../ui/facts.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { actionText } from '../action-text.ts';
import { ChangeTable } from './change-table.tsx';
import { OutcomeText } from './outcome-text.tsx';
import '../../../lib/activity-words.ts';

export interface EntryDrawerProps {
  opened: boolean;
  /** Undefined while closed. */
  entry: ActivityEntry | undefined;
  onClose: () => void;
}

/** What an entry changed; the server keeps secrets out of both sides. */
export function EntryDrawer({ opened, entry, onClose }: EntryDrawerProps) {
  const { t } = useTranslation('activity');
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size="lg"
      title={entry && t('detail.title', { id: entry.id })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {entry && (
        <Stack gap="lg">
          <Facts
            facts={[
              [t('columns.action'), actionText(entry.action, t)],
              [t('columns.time'), <TimeText key="t" value={entry.at} form="log" />],
              [t('columns.actor'), entry.actor.name],
              [t('columns.connection'), entry.connection_name],
              [t('columns.outcome'), <OutcomeText key="o" outcome={entry.outcome} />],
            ]}
          />
          <section aria-label={t('detail.changes')}>
            <Title order={3} mb={4}>
              {t('detail.changes')}
            </Title>
            <ChangeTable before={entry.before} after={entry.after} />
          </section>
          <Facts
            facts={[
              [t('detail.hash'), <Code key="h">{entry.hash}</Code>],
              [t('detail.previous_hash'), <Code key="p">{entry.previous_hash}</Code>],
            ]}
          />
        </Stack>
      )}
    </Drawer>
  );
}
