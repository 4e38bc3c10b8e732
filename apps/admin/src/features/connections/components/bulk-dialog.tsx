import type { Connection } from '@patchbay/contracts/connection';
import { Button, Group, Modal, Progress, ScrollArea, Stack, Text } from '@mantine/core';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isGood, type BulkAction } from '../bulk-action.ts';
import { BulkResultRow } from './bulk-result-row.tsx';
import { useBulkRun, type BulkRun } from './use-bulk-run.ts';
import '../../../lib/connections-words.ts';
import '../../../lib/outcome-words.ts';

export interface BulkDialogProps {
  opened: boolean;
  action: BulkAction;
  connections: readonly Connection[];
  /** After it was done. */
  onClose: () => void;
  /** Before anything was done. */
  onCancel: () => void;
}

/** Asks where something stops, then tells how it goes for each. */
export function BulkDialog(props: BulkDialogProps) {
  const { opened, action, connections, onClose, onCancel } = props;
  const { t } = useTranslation('connections');
  const count = connections.length;
  const [state, setState] = useState<BulkRun['state']>('idle');
  return (
    <Modal
      opened={opened}
      onClose={state === 'ended' ? onClose : onCancel}
      title={t(`bulk.${action}.title`, { count })}
      withCloseButton={false}
      // What is under way is stopped by its button, not by a slip.
      closeOnClickOutside={state === 'idle'}
      closeOnEscape={state === 'idle' || state === 'ended'}
      size="lg"
    >
      {opened && <BulkWork key={action} {...props} onState={setState} />}
    </Modal>
  );
}

interface BulkWorkProps extends BulkDialogProps {
  onState: (state: BulkRun['state']) => void;
}

function BulkWork({ action: first, connections, onClose, onCancel, onState }: BulkWorkProps) {
  const { t } = useTranslation('connections');
  const { results, state, start, stop } = useBulkRun();
  const count = connections.length;
  const good = [...results.values()].filter(isGood).length;
  const paused = connections.filter(({ id }) => results.get(id)?.kind === 'done');
  // A test stops nothing, so nothing is asked.
  const begin = useEffectEvent(() => first === 'test' && start('test', connections));
  useEffect(() => void begin(), []);
  useEffect(() => onState(state), [onState, state]);
  return (
    <Stack gap="md">
      {state === 'idle' && <Text size="sm">{t(`bulk.${first}.what`)}</Text>}
      {state !== 'idle' && (
        <>
          <Progress
            value={(100 * results.size) / count}
            animated={state === 'running'}
            aria-label={t('bulk.progress')}
          />
          <Text size="sm" role="status">
            {state === 'ended'
              ? t('bulk.ended', { good, count })
              : t('bulk.running', { done: results.size, count })}
          </Text>
        </>
      )}
      <ScrollArea.Autosize mah="45vh" viewportProps={{ tabIndex: 0, 'aria-label': t('title') }}>
        <Stack gap={0} role="list">
          {connections.map((connection) => (
            <BulkResultRow
              key={connection.id}
              connection={connection}
              action={first}
              result={results.get(connection.id)}
              waiting={state === 'running' || state === 'stopping'}
              begun={state !== 'idle'}
            />
          ))}
        </Stack>
      </ScrollArea.Autosize>
      <Group justify="flex-end" gap="xs">
        {state === 'idle' && (
          <>
            <Button variant="default" onClick={onCancel}>
              {t('common:cancel')}
            </Button>
            <Button data-autofocus onClick={() => start(first, connections)}>
              {t(`bulk.${first}.confirm`, { count })}
            </Button>
          </>
        )}
        {(state === 'running' || state === 'stopping') && (
          <Button variant="default" loading={state === 'stopping'} onClick={stop}>
            {t('bulk.stop')}
          </Button>
        )}
        {state === 'ended' && (
          <>
            {first === 'pause' && paused.length > 0 && (
              <Button variant="default" onClick={() => start('resume', paused.map(asPaused))}>
                {t('bulk.undo_pause', { count: paused.length })}
              </Button>
            )}
            <Button data-autofocus onClick={onClose}>
              {t('common:close')}
            </Button>
          </>
        )}
      </Group>
    </Stack>
  );
}

/** As it is now that it was paused: what may be done depends on the state. */
function asPaused(connection: Connection): Connection {
  return { ...connection, state: 'paused' };
}
