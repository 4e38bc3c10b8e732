import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSite } from '../../../lib/site-context.tsx';
import { ErrorState, LoadingState } from '../../../ui/list-states.tsx';
import { settingsQuery } from '../api/settings.ts';
import { AlertMailPanel } from './alert-mail-panel.tsx';
import { AlertWebhookPanel } from './alert-webhook-panel.tsx';

/** Who is told of alerts besides those who look at the page, and how that goes. */
export function AlertSettings() {
  const { slug } = useSite();
  const { data, error, refetch } = useQuery(settingsQuery(slug));
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  return (
    <Stack gap="lg" maw="46rem">
      <AlertMailPanel settings={data} />
      <AlertWebhookPanel settings={data} />
    </Stack>
  );
}
