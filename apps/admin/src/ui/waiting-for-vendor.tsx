import { Alert, Button, Group, Loader, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import '../lib/connecting-words.ts';
import type { useTripWatch } from '../lib/use-trip-watch.ts';

interface WaitingForVendorProps {
  name: string;
  way: ReturnType<typeof useTripWatch> & { cancel: () => void };
}

/** While the person is at the vendor in another window: what to do there, and every way out. */
export function WaitingForVendor({ name, way }: WaitingForVendorProps) {
  const { t } = useTranslation('connecting');
  const place = useRef<HTMLDivElement>(null);
  const state = way.trip?.state ?? 'waiting';
  useEffect(() => place.current?.focus(), [state]);
  return (
    <div ref={place} tabIndex={-1} style={{ outline: 'none' }}>
      <Alert
        color={state === 'waiting' ? 'harbour' : 'amber'}
        role="status"
        icon={state === 'waiting' ? <Loader size="xs" /> : <IconAlertTriangle />}
        title={t(`trip.${state}`, { name })}
      >
        <Text size="sm" mb="sm">
          {t(`trip.${state}_text`, { name })}
        </Text>
        <Group gap="xs">
          {state === 'waiting' && (
            <Button size="xs" onClick={way.show}>
              {t('trip.show')}
            </Button>
          )}
          {state === 'closed' && (
            <Button size="xs" onClick={way.reopen}>
              {t('trip.reopen')}
            </Button>
          )}
          {state !== 'expired' && (
            <Button size="xs" variant="default" onClick={way.goHere}>
              {t('trip.here')}
            </Button>
          )}
          <Button size="xs" variant="subtle" onClick={way.cancel}>
            {t(state === 'expired' ? 'common:close' : 'trip.cancel')}
          </Button>
        </Group>
      </Alert>
    </div>
  );
}
