import type { DeliveryDetail } from '@patchbay/contracts/delivery';
import { Code, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { faceOf, type ConnectorFaces } from '../../../lib/connector-face.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { TextLink } from '../../../ui/links.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { ToneBadge, type Tone } from '../../../ui/tone-badge.tsx';
import { VendorMark } from '../../../ui/vendor-mark.tsx';
import { AttemptTimeline } from './attempt-timeline.tsx';
import { RetryButton } from './retry-button.tsx';

type Detail = z.infer<typeof DeliveryDetail>;

const TONES: Record<Detail['status'], Tone> = {
  pending: 'info',
  held: 'warn',
  running: 'info',
  delivered: 'good',
  failed: 'bad',
  cancelled: 'quiet',
};

export function DeliveryFacts({ delivery, faces }: { delivery: Detail; faces: ConnectorFaces }) {
  const { t } = useTranslation('deliveries');
  const site = useSite();
  const last = delivery.log.at(-1);
  const face = last && faceOf(faces, last.connector_type);
  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <ToneBadge tone={TONES[delivery.status]}>{t(`statuses.${delivery.status}`)}</ToneBadge>
        {delivery.status === 'failed' && (
          <RetryButton deliveryId={delivery.id} event={delivery.event_identifier} />
        )}
      </Group>
      <Facts
        facts={[
          [t('columns.event'), <Code key="e">{delivery.event_identifier}</Code>],
          [t('columns.module'), delivery.originating_module],
          [
            t('columns.connection'),
            <Group key="c" gap={6} wrap="nowrap">
              {face && <VendorMark {...face} size={20} />}
              <TextLink
                size="sm"
                to="/sites/$site/connections/$id"
                params={{ site: site.slug, id: String(delivery.connection_id) }}
              >
                {last?.connection_name ?? String(delivery.connection_id)}
              </TextLink>
            </Group>,
          ],
          [t('detail.action'), <Code key="a">{delivery.action}</Code>],
          [t('detail.accepted'), <TimeText key="t" value={delivery.created_at} form="log" />],
          [t('detail.finished'), <TimeText key="f" value={delivery.finished_at} form="log" />],
          ...(delivery.next_attempt_at
            ? [
                [
                  t('detail.next_attempt'),
                  <TimeText key="n" value={delivery.next_attempt_at} />,
                ] as const,
              ]
            : []),
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
    </Stack>
  );
}
