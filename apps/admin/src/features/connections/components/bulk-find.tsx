import type { Connection } from '@patchbay/contracts/connection';
import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../lib/site-context.tsx';
import { ErrorState } from '../../../ui/list-states.tsx';
import type { ConnectionFilter } from '../api/connections.ts';
import { matchingConnections } from '../api/matching-connections.ts';
import '../../../lib/connections-words.ts';

interface BulkFindProps {
  filter: ConnectionFilter;
  /** How many are expected. */
  count: number;
  onFound: (connections: Connection[]) => void;
  onCancel: () => void;
}

/** Reads which connections a filter leaves, page by page; nothing is done to them here. */
export function BulkFind({ filter, count, onFound, onCancel }: BulkFindProps) {
  const { t, i18n } = useTranslation('connections');
  const { slug } = useSite();
  const [found, setFound] = useState(0);
  const [error, setError] = useState<unknown>(null);
  const [tries, setTries] = useState(0);
  const n = new Intl.NumberFormat(i18n.language).format;
  const find = useEffectEvent((signal: AbortSignal) => {
    matchingConnections(slug, filter, { onFound: setFound, signal }).then(
      (all) => !signal.aborted && onFound(all),
      (problem: unknown) => !signal.aborted && setError(problem),
    );
  });
  useEffect(() => {
    const stop = new AbortController();
    find(stop.signal);
    return () => stop.abort();
  }, [tries]);
  const again = () => {
    setError(null);
    setFound(0);
    setTries(tries + 1);
  };
  return (
    <Stack gap="md">
      {error ? (
        <ErrorState error={error} onRetry={again} />
      ) : (
        <>
          <Progress
            value={Math.min(100, (100 * found) / Math.max(1, count))}
            animated
            aria-label={t('bulk.progress')}
          />
          <Text size="sm" role="status">
            {t('bulk.finding', { found: n(found), n: n(count) })}
          </Text>
        </>
      )}
      <Group justify="flex-end">
        <Button variant="default" data-autofocus onClick={onCancel}>
          {t('common:cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
