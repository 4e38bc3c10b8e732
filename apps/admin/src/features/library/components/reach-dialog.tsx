import { Alert, List, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { connectorQuery } from '../../../lib/connector.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { ConfirmDialogBox } from '../../../ui/confirm-dialog-box.tsx';
import { ErrorState, LoadingState } from '../../../ui/list-states.tsx';
import '../../../lib/library-words.ts';
import '../../../lib/packages-words.ts';

export interface ReachDialogProps {
  slug: string;
  opened: boolean;
  onClose: () => void;
  loading: boolean;
  onConfirm: () => void;
}

/** What a connector that others wrote may reach and do, before it is turned on. */
export function ReachDialog({ slug, ...dialog }: ReachDialogProps) {
  const { t } = useTranslation('packages');
  const site = useSite();
  const { data, error, refetch } = useQuery(connectorQuery(site.slug, slug));
  return (
    <ConfirmDialogBox
      {...dialog}
      title={t('turn_on.title', { name: data?.name ?? slug })}
      confirm={t('turn_on.confirm')}
      ready={data !== undefined}
    >
      {!data && !error && <LoadingState rows={3} />}
      {!data && error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && (
        <Stack gap="sm">
          {data.package && (
            <Text size="sm">
              {t('turn_on.from', { package: data.package.name, version: data.package.version })}
            </Text>
          )}
          <Words title={t('turn_on.hosts')}>
            {data.reach?.hosts.map((host) => (
              <List.Item key={host}>{host}</List.Item>
            ))}
            {data.reach?.operator_hosts && <List.Item>{t('turn_on.operator_hosts')}</List.Item>}
          </Words>
          <Words title={t('turn_on.flows')}>
            {data.auth_flows.map((flow) => (
              <List.Item key={flow}>{t(`library:needs.${flow}`)}</List.Item>
            ))}
          </Words>
          {data.scopes.length > 0 && (
            <Words title={t('turn_on.scopes')}>
              {data.flows
                .flatMap((flow) => flow.scopes)
                .map((scope) => (
                  <List.Item key={scope.id}>{scope.title}</List.Item>
                ))}
            </Words>
          )}
          <Words title={t('turn_on.actions')}>
            {data.actions.map((action) => (
              <List.Item key={action.name}>{action.title}</List.Item>
            ))}
          </Words>
          <Alert color="yellow" variant="light">
            {t('turn_on.trust')}
          </Alert>
        </Stack>
      )}
    </ConfirmDialogBox>
  );
}

function Words({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <List size="sm">{children}</List>
    </div>
  );
}
