import type { BulkJob } from '@patchbay/contracts/bulk-job';
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../lib/site-context.tsx';
import { exactTime } from '../../../lib/time.ts';
import { connectionFactsQuery } from '../api/connection-facts.ts';
import '../../../lib/deliveries-words.ts';
import '../../../lib/waiting-words.ts';

/** One, or several. */
function connectorsOf({ connector_type: named }: BulkJob['filter']): string | undefined {
  return [named].flat().filter(Boolean).join(', ') || undefined;
}

/** Which deliveries a job is about, in words. */
export function JobFilter({ job }: { job: BulkJob }) {
  const { t, i18n } = useTranslation('deliveries');
  const { slug } = useSite();
  const { filter } = job;
  const id = typeof filter['connection_id'] === 'number' ? filter['connection_id'] : undefined;
  const { data: connection } = useQuery({
    ...connectionFactsQuery(slug, id ?? 0),
    enabled: id !== undefined,
  });
  const named = Array.isArray(filter['delivery_ids']) ? filter['delivery_ids'].length : 0;
  const text = (name: string) => (typeof filter[name] === 'string' ? filter[name] : undefined);
  const time = (name: string) => {
    const value = text(name);
    return value && exactTime(value, i18n.language);
  };
  const code = filter['vendor_response_code'];
  const lines: [label: string, value: string | undefined][] = [
    [t('columns.connection'), id === undefined ? undefined : (connection?.display_name ?? String(id))], // prettier-ignore
    [t('waiting:columns.connector'), connectorsOf(filter)],
    [t('columns.module'), text('originating_module')],
    [t('columns.event'), text('q')],
    [t('waiting:columns.error'), text('error_code')],
    [t('columns.code'), typeof code === 'number' ? String(code) : undefined],
    [t('filters.from'), time('from')],
    [t('filters.to'), time('to')],
  ];
  const said = lines.flatMap(([label, value]) => (value ? [`${label}: ${value}`] : []));
  if (named > 0) said.unshift(t('waiting:jobs.named', { count: named }));
  return (
    <Text size="xs" c="dimmed" maw="22rem">
      {said.length > 0 ? said.join(', ') : t(`waiting:jobs.everything.${job.kind}`)}
    </Text>
  );
}
