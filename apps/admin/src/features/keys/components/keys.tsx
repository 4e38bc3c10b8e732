import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSite } from '../../../lib/site-context.tsx';
import { ErrorState, LoadingState } from '../../../ui/list-states.tsx';
import { dataKeyQuery } from '../api/data-key.ts';
import { DataKey } from './data-key.tsx';
import { MasterKeyText } from './master-key-text.tsx';

export function Keys() {
  const { slug } = useSite();
  const { data, error, refetch } = useQuery(dataKeyQuery(slug));
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  return (
    <Stack gap="lg" maw="46rem">
      <DataKey state={data} />
      <MasterKeyText />
    </Stack>
  );
}
