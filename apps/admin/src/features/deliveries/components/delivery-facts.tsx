import type { DeliveryDetail } from '@patchbay/contracts/delivery';
import { Code, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { faceOf, type ConnectorFaces } from '../../../lib/connector-face.ts';
import { connectorQuery } from '../../../lib/connector.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { TextLink } from '../../../ui/links.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { VendorMark } from '../../../ui/vendor-mark.tsx';
import { connectionFactsQuery } from '../api/connection-facts.ts';
import { AttemptTimeline } from './attempt-timeline.tsx';
import { CancelButton } from './cancel-button.tsx';
import { DeliveryResult } from './delivery-result.tsx';
import { RetryButton } from './retry-button.tsx';
import { StatusBadge } from './status-badge.tsx';
import { WhyText } from './why-text.tsx';
import '../../../lib/deliveries-words.ts';
import '../../../lib/waiting-words.ts';

type Detail = z.infer<typeof DeliveryDetail>;

export function DeliveryFacts({ delivery, faces }: { delivery: Detail; faces: ConnectorFaces }) {
  const { t } = useTranslation('deliveries');
  const site = useSite();
  const { status, event_identifier: event, connection_id: connectionId } = delivery;
  const last = delivery.log.at(-1);
  const waits = status === 'pending' || status === 'held';
  // Before the first attempt the log does not know what its connection is called.
  const { data: connection } = useQuery({
    ...connectionFactsQuery(site.slug, connectionId),
    enabled: waits || status === 'running' || last === undefined,
  });
  const slug = last?.connector_type ?? connection?.connector_type;
  const { data: connector } = useQuery({
    ...connectorQuery(site.slug, slug ?? ''),
    enabled: slug !== undefined,
  });
  const action = connector?.actions.find(({ name }) => name === delivery.action);
  const why = {
    ...delivery,
    connection_name: null,
    connector_type: null,
    connection_state: connection?.state ?? null,
    error_code: last?.error_code ?? null,
    vendor_response_code: null,
  };
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="flex-start">
        <Stack gap={4} align="flex-start" flex="1 1 12rem">
          <StatusBadge status={status} />
          {(waits || status === 'running') && connection && <WhyText delivery={why} />}
          {status === 'cancelled' && (
            <Text size="sm" c="dimmed">
              {t('waiting:status_titles.cancelled')}
            </Text>
          )}
        </Stack>
        {status === 'failed' && <RetryButton deliveryId={delivery.id} event={event} />}
        {waits && <CancelButton deliveryId={delivery.id} event={event} />}
      </Group>
      <Facts
        facts={[
          [t('columns.event'), <Code key="e">{event}</Code>],
          [t('columns.module'), delivery.originating_module],
          [
            t('columns.connection'),
            <Group key="c" gap={6} wrap="nowrap">
              {slug && <VendorMark {...faceOf(faces, slug)} size={20} />}
              <TextLink
                size="sm"
                to="/sites/$site/connections/$id"
                params={{ site: site.slug, id: String(connectionId) }}
              >
                {connection?.display_name ?? last?.connection_name ?? String(connectionId)}
              </TextLink>
            </Group>,
          ],
          [t('detail.action'), action?.title ?? <Code key="a">{delivery.action}</Code>],
          [t('detail.accepted'), <TimeText key="t" value={delivery.created_at} form="log" />],
          [t('detail.finished'), <TimeText key="f" value={delivery.finished_at} form="log" />],
        ]}
      />
      <section aria-label={t('detail.attempts')}>
        <Title order={3} mb="md">
          {t('detail.attempts')}
        </Title>
        {delivery.log.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('detail.no_attempts')}
          </Text>
        ) : (
          <AttemptTimeline log={delivery.log} />
        )}
      </section>
      {delivery.result && <DeliveryResult result={delivery.result} />}
    </Stack>
  );
}
