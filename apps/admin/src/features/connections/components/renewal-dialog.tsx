import { Alert, Button, Group, Modal, Stack } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { connectorQuery } from '../../../lib/connector.ts';
import { showRenewal, type RenewalTrip } from '../../../lib/renewal-trip.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { toastSuccess } from '../../../lib/toast.ts';
import type { TripEnd, TripFailure } from '../../../lib/trip-channel.ts';
import { useTripWatch } from '../../../lib/use-trip-watch.ts';
import { TripFailureText } from '../../../ui/trip-failure-text.tsx';
import { WaitingForVendor } from '../../../ui/waiting-for-vendor.tsx';
import { connectionQuery } from '../api/connection.ts';
import { vendorName } from '../vendor-name.ts';
import '../../../lib/connecting-words.ts';
import '../../../lib/connections-words.ts';

export interface RenewalDialogProps {
  begun: RenewalTrip;
  opened: boolean;
}

/** While the person is at the vendor for a connection; and why, when nothing came of it. */
export function RenewalDialog({ begun, opened }: RenewalDialogProps) {
  const { connection, what } = begun;
  const { t } = useTranslation('connections');
  const { slug } = useSite();
  const queryClient = useQueryClient();
  const [trip, setTrip] = useState<RenewalTrip | null>(begun);
  const [failure, setFailure] = useState<TripFailure | null>(null);
  const connector = useQuery(connectorQuery(slug, connection.connector_type)).data;
  const name = vendorName(connection, connector?.name ?? t('connecting:the_vendor'));
  const scopes = new Map(
    connector?.flows.flatMap((flow) => flow.scopes).map(({ id, title }) => [id, title]),
  );
  const end = async (ended: TripEnd) => {
    if (ended.kind === 'failed') return setFailure(ended);
    showRenewal(null);
    const query = { ...connectionQuery(slug, connection.id), staleTime: 0 };
    const now = await queryClient.fetchQuery(query).catch(() => null);
    void queryClient.invalidateQueries({ queryKey: ['sites', slug] });
    // What was not granted is told by the banner, and is no success.
    if (!now || (what === 'scopes' && now.scopes_missing.length > 0)) return;
    const done = what === 'scopes' ? 'done.scopes' : 'done.connected';
    toastSuccess(t(done, { name: now.display_name }));
  };
  const watch = useTripWatch(trip, setTrip, t('opening'), (ended) => void end(ended));
  const cancel = () => {
    trip?.window.close();
    showRenewal(null);
  };
  return (
    <Modal
      opened={opened}
      onClose={cancel}
      title={t(`renewal.${what}`, { name: connection.display_name })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      // A click beside it is no decision to end what goes on in another window.
      closeOnClickOutside={false}
      // By hand: what asked for it is busy, and out of focus, by the time this opens.
      returnFocus={false}
      onExitTransitionEnd={() => giveFocusBack(begun.from)}
      size="lg"
    >
      {failure ? (
        <Stack gap="md">
          <Alert color="red" role="alert" title={t('renewal.failed')}>
            <TripFailureText
              {...failure}
              vendor={name}
              scopeTitle={(scope) => scopes.get(scope) ?? scope}
            />
          </Alert>
          <Group justify="flex-end">
            <Button variant="default" onClick={cancel}>
              {t('common:close')}
            </Button>
          </Group>
        </Stack>
      ) : (
        <WaitingForVendor name={name} way={{ ...watch, cancel }} />
      )}
    </Modal>
  );
}

/** To what it came from; to the page where that is gone, as a row that was mended. */
function giveFocusBack(from: Element | null): void {
  const to = from?.isConnected ? from : document.getElementById('main');
  if (to instanceof HTMLElement) to.focus({ preventScroll: true });
}
