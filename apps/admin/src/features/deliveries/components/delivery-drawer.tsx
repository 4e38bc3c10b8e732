import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ConnectorFaces } from '../../../lib/connector-face.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { ErrorState, LoadingState } from '../../../ui/list-states.tsx';
import { deliveryQuery } from '../api/delivery.ts';
import { DeliveryFacts } from './delivery-facts.tsx';
import '../../../lib/deliveries-words.ts';

export interface DeliveryDrawerProps {
  opened: boolean;
  /** Null while closed. */
  deliveryId: number | null;
  faces: ConnectorFaces;
  onClose: () => void;
}

/** One delivery beside the log it was picked from. */
export function DeliveryDrawer(props: DeliveryDrawerProps) {
  const { opened, deliveryId, faces, onClose } = props;
  const { t } = useTranslation('deliveries');
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size="lg"
      title={t('detail.title', { id: deliveryId ?? '' })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {deliveryId !== null && <Content key={deliveryId} deliveryId={deliveryId} faces={faces} />}
    </Drawer>
  );
}

function Content({ deliveryId, faces }: { deliveryId: number; faces: ConnectorFaces }) {
  const site = useSite();
  const { data, error, refetch } = useQuery(deliveryQuery(site.slug, deliveryId));
  if (data) return <DeliveryFacts delivery={data} faces={faces} />;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return <LoadingState />;
}
