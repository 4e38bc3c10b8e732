import type { ConnectorDetail, ConnectorSummary } from '@patchbay/contracts/connector';
import { Modal, Stack } from '@mantine/core';
import { useQueries, type UseQueryOptions } from '@tanstack/react-query';
import { IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toastSuccess } from '../../../lib/toast.ts';
import { EmptyState, ErrorState, LoadingState } from '../../../ui/list-states.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { OAuthAppForm } from './oauth-app-form.tsx';
import { OAuthAppRow } from './oauth-app-row.tsx';
import '../../../lib/settings-words.ts';

interface OAuthAppsProps {
  /** Those that sign in with OAuth; undefined while they load. */
  connectors: ConnectorSummary[] | undefined;
  error: Error | null;
  onRetry: () => void;
  detailQuery: (slug: string) => UseQueryOptions<ConnectorDetail, Error, ConnectorDetail, string[]>;
}

/** The site's OAuth application at every vendor that wants one. */
export function OAuthApps({ connectors, error, onRetry, detailQuery }: OAuthAppsProps) {
  const { t } = useTranslation('settings');
  const [editing, setEditing] = useState<string | null>(null);
  const details = useQueries({
    queries: (connectors ?? []).map((connector) => detailQuery(connector.slug)),
  });
  if (error && !connectors) return <ErrorState error={error} onRetry={onRetry} />;
  const failed = details.find((detail) => detail.error && !detail.data);
  if (failed) return <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!connectors || details.some((detail) => !detail.data)) return <LoadingState />;

  const wanted = details
    .map((detail) => detail.data)
    .filter((detail) => detail !== undefined)
    .filter((detail) => detail.flows.some((flow) => flow.needs_oauth_app));
  const edited = wanted.find((connector) => connector.slug === editing);
  return (
    <Panel title={t('oauth.title')} intro={t('oauth.intro')}>
      {wanted.length === 0 && (
        <EmptyState
          icon={<IconKey />}
          title={t('oauth.empty.title')}
          text={t('oauth.empty.text')}
        />
      )}
      <Stack component="ul" gap={0} p={0} m={0}>
        {wanted.map((connector) => (
          <OAuthAppRow
            key={connector.slug}
            connector={connector}
            onEdit={() => setEditing(connector.slug)}
          />
        ))}
      </Stack>
      <Modal
        opened={edited !== undefined}
        onClose={() => setEditing(null)}
        title={edited?.name}
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        {edited && (
          <OAuthAppForm
            connector={edited}
            submitLabel={t('oauth.save')}
            onSaved={() => {
              setEditing(null);
              toastSuccess(t('oauth.saved', { name: edited.name }));
            }}
          />
        )}
      </Modal>
    </Panel>
  );
}
