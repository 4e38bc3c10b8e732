import type { Connection } from '@patchbay/contracts/connection';
import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { HANDFUL, isGood, type BulkAction } from '../bulk-action.ts';
import { BulkResults } from './bulk-results.tsx';
import { useBulkRun, type BulkRun } from './use-bulk-run.ts';
import { useLeaveWarning } from './use-leave-warning.ts';
import '../../../lib/connections-words.ts';
import '../../../lib/outcome-words.ts';

interface BulkWorkProps {
  action: BulkAction;
  connections: readonly Connection[];
  onClose: () => void;
  onCancel: () => void;
  onState: (state: BulkRun['state']) => void;
}

/** One action on many: asked for where it stops something or calls many, then done one by one. */
export function BulkWork({ action, connections, onClose, onCancel, onState }: BulkWorkProps) {
  const { t, i18n } = useTranslation('connections');
  const { results, state, start, stop } = useBulkRun();
  const count = connections.length;
  const good = [...results.values()].filter(isGood).length;
  const paused = connections.filter(({ id }) => results.get(id)?.kind === 'done');
  const busy = state === 'running' || state === 'stopping';
  const n = new Intl.NumberFormat(i18n.language).format;
  // A test stops nothing, so nothing is asked of a few.
  const begin = useEffectEvent(() => {
    if (action === 'test' && count <= HANDFUL) start('test', connections);
  });
  useEffect(() => begin(), []);
  useEffect(() => onState(state), [onState, state]);
  useLeaveWarning(busy, t('bulk.leave'));
  return (
    <Stack gap="md">
      {state === 'idle' && <Text size="sm">{t(`bulk.${action}.what`)}</Text>}
      {state === 'idle' && count > HANDFUL && <Text size="sm">{t('bulk.keep_open')}</Text>}
      {state !== 'idle' && (
        <>
          <Progress
            value={(100 * results.size) / Math.max(1, count)}
            animated={state === 'running'}
            aria-label={t('bulk.progress')}
          />
          <Text size="sm" role="status">
            {state === 'ended'
              ? t('bulk.ended', { good: n(good), count, n: n(count) })
              : t('bulk.running', { done: n(results.size), count, n: n(count) })}
          </Text>
        </>
      )}
      <BulkResults
        connections={connections}
        action={action}
        results={results}
        waiting={busy}
        begun={state !== 'idle'}
      />
      <Group justify="flex-end" gap="xs">
        {state === 'idle' && (
          <>
            <Button variant="default" onClick={onCancel}>
              {t('common:cancel')}
            </Button>
            <Button
              data-autofocus
              disabled={count === 0}
              onClick={() => start(action, connections)}
            >
              {t(`bulk.${action}.confirm`, { count, n: n(count) })}
            </Button>
          </>
        )}
        {busy && (
          <Button variant="default" loading={state === 'stopping'} onClick={stop}>
            {t('bulk.stop')}
          </Button>
        )}
        {state === 'ended' && (
          <>
            {action === 'pause' && paused.length > 0 && (
              <Button variant="default" onClick={() => start('resume', paused.map(asPaused))}>
                {t('bulk.undo_pause', { count: paused.length, n: n(paused.length) })}
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
