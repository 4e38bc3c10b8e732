import { sitePath } from '@patchbay/client/site-path';
import { queryString } from '@patchbay/client/query-string';
import { Button, Group } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../lib/site-context.tsx';
import type { LogFilter } from '../log-search.ts';
import { RetryAll } from './retry-all.tsx';
import '../../../lib/deliveries-words.ts';

interface LogActionsProps {
  filter: LogFilter;
  connectionId: number | undefined;
}

/** What can be done with all entries of the filter at once. */
export function LogActions({ filter, connectionId }: LogActionsProps) {
  const { t } = useTranslation('deliveries');
  const site = useSite();
  const { q, outcome, originating_module, from, to } = filter;
  const query = { connection_id: connectionId, q, outcome, originating_module, from, to };
  return (
    <Group justify="flex-end" gap="xs" mt={-8}>
      <RetryAll filter={filter} connectionId={connectionId} />
      <Button
        component="a"
        variant="default"
        size="xs"
        leftSection={<IconDownload size={14} />}
        href={sitePath(site.slug, 'delivery-log', 'export') + queryString(query)}
        download
      >
        {t('export')}
      </Button>
    </Group>
  );
}
