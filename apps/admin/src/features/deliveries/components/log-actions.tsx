import { sitePath } from '@patchbay/client/site-path';
import { queryString } from '@patchbay/client/query-string';
import { Button, Group } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../lib/site-context.tsx';
import type { LogFilter } from '../log-search.ts';
import type { ConnectorFaces } from '../../../lib/connector-face.ts';
import { RetryAll } from './retry-all.tsx';
import '../../../lib/deliveries-words.ts';

interface LogActionsProps {
  filter: LogFilter;
  connectionId: number | undefined;
  faces: ConnectorFaces;
}

/** What can be done with all entries of the filter at once. */
export function LogActions({ filter, connectionId, faces }: LogActionsProps) {
  const { t } = useTranslation('deliveries');
  const site = useSite();
  const { sort: _, ...narrowed } = filter;
  const query = { connection_id: connectionId, ...narrowed };
  return (
    <Group justify="flex-end" gap="xs" mt={-8}>
      <RetryAll filter={filter} connectionId={connectionId} faces={faces} />
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
