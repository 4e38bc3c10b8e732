import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useSite } from '../../../lib/site-context.tsx';
import { ErrorState, LoadingState } from '../../../ui/list-states.tsx';
import { settingsQuery } from '../api/settings.ts';
import { FamilyRules } from './family-rules.tsx';
import { RetentionForm } from './retention-form.tsx';

interface GeneralSettingsProps {
  /** Families of the library; empty while it is on its way. */
  families: readonly string[];
  /** The site's own name, which is no setting. */
  siteName: ReactNode;
}

export function GeneralSettings({ families, siteName }: GeneralSettingsProps) {
  const site = useSite();
  const { data, error, refetch } = useQuery(settingsQuery(site.slug));
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  return (
    <Stack gap="lg" maw="46rem">
      {siteName}
      <RetentionForm settings={data} />
      <FamilyRules settings={data} families={families} />
    </Stack>
  );
}
