import type { ConnectorFlow } from '@patchbay/contracts/connector';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import '../../../lib/connect-words.ts';
import '../../../lib/connecting-words.ts';
import { ConnectFailure } from './connect-failure.tsx';
import { TestProgress } from './test-progress.tsx';
import { TripFailureText } from '../../../ui/trip-failure-text.tsx';
import type { useCreate } from './use-create.ts';
import type { useTrip } from './use-trip.ts';
import { WaitingForVendor } from '../../../ui/waiting-for-vendor.tsx';

interface ConnectEndProps {
  /** Gets the focus when something was refused. */
  ref: Ref<HTMLDivElement>;
  /** Undefined for a system of which nothing is known yet. */
  asked: string | undefined;
  flow: ConnectorFlow;
  paths: readonly string[];
  error: Error | null;
  making: ReturnType<typeof useCreate>;
  way: ReturnType<typeof useTrip>;
}

/** The end of the form: what became of the last try, what goes on now, and the button. */
export function ConnectEnd({ ref, asked, flow, paths, error, making, way }: ConnectEndProps) {
  const { t } = useTranslation('connect');
  const name = asked ?? t('the_system');
  const isTesting = making.create.isPending;
  const isLeaving = way.authorize.isPending || way.note === 'blocked';
  return (
    <Stack gap="md">
      <div ref={ref} tabIndex={-1} style={{ outline: 'none' }}>
        {error && <ConnectFailure error={error} paths={paths} scopes={flow.scopes} vendor={name} />}
        {way.failure && <TripFailureAlert name={name} flow={flow} failure={way.failure} />}
        <Text size="sm" role="status">
          {making.cancelled && t('connecting:testing.cancelled', { name })}
          {way.note === 'cancelled' && t('connecting:trip.cancelled')}
          {way.note === 'expired' && t('connecting:trip.expired_text', { name })}
          {way.note === 'blocked' && t('connecting:trip.blocked', { name })}
        </Text>
      </div>
      {way.trip && <WaitingForVendor name={name} way={way} />}
      {isTesting && <TestProgress name={name} onCancel={making.cancel} />}
      {!way.trip && (
        <Group>
          <Button type="submit" loading={isTesting || isLeaving}>
            {!flow.redirect
              ? t('connect')
              : asked
                ? t('continue_to', { name })
                : t('continue_sign_in')}
          </Button>
          {!isTesting && (
            <Text size="sm" c="dimmed" role="status" flex="1 1 12rem">
              {isLeaving
                ? t('connecting:trip.opening', { name })
                : t(flow.redirect ? 'redirect_note' : 'test_note', { name })}
            </Text>
          )}
        </Group>
      )}
    </Stack>
  );
}

interface TripFailureAlertProps {
  name: string;
  flow: ConnectorFlow;
  failure: NonNullable<ReturnType<typeof useTrip>['failure']>;
}

function TripFailureAlert({ name, flow, failure }: TripFailureAlertProps) {
  const { t } = useTranslation('connect');
  const titles = new Map(flow.scopes.map((scope) => [scope.id, scope.title]));
  return (
    <Alert color="red" role="alert" title={t('failed.title')}>
      <TripFailureText
        {...failure}
        vendor={name}
        scopeTitle={(scope) => titles.get(scope) ?? scope}
      />
    </Alert>
  );
}
