import { ProblemError } from '@patchbay/client/problem-error';
import { IdParam } from '@patchbay/contracts/common';
import { useQuery } from '@tanstack/react-query';
import { createFileRoute, notFound } from '@tanstack/react-router';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { ActivitySearch } from '../../../../features/activity/activity-search.ts';
import { ActivityLog } from '../../../../features/activity/components/activity-log.tsx';
import { OpenAlertsLine } from '../../../../features/alerts/components/open-alerts-line.tsx';
import { NextSteps } from '../../../../features/connect/components/next-steps.tsx';
import { connectionQuery } from '../../../../features/connections/api/connection.ts';
import { ConnectionDetail } from '../../../../features/connections/components/connection-detail.tsx';
import {
  DETAIL_TABS,
  LINKED_DIALOGS,
  PANEL_TAB,
  type PanelTab,
} from '../../../../features/connections/detail-tabs.ts';
import { StateBadge } from '../../../../features/connections/components/state-badge.tsx';
import { DeliveryLog } from '../../../../features/deliveries/components/delivery-log.tsx';
import { WaitingLine } from '../../../../features/deliveries/components/waiting-line.tsx';
import { WaitingSummary } from '../../../../features/deliveries/components/waiting-summary.tsx';
import { LogSearch } from '../../../../features/deliveries/log-search.ts';
import { connectorQuery } from '../../../../lib/connector.ts';
import { faceOf } from '../../../../lib/connector-face.ts';
import { useSite } from '../../../../lib/site-context.tsx';
import { toastSuccess } from '../../../../lib/toast.ts';
import { useAbility } from '../../../../lib/use-ability.ts';
import { Crumb } from '../../../../ui/crumb.tsx';
import { Guarded } from '../../../../ui/guarded.tsx';
import { ButtonLink } from '../../../../ui/links.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../../../ui/list-states.tsx';
import { Page } from '../../../../ui/page.tsx';
import { VendorMark } from '../../../../ui/vendor-mark.tsx';
import { useConnectorFaces } from '../../../-shared/use-connector-faces.ts';
import { useOperatorName } from '../../../-shared/use-operator-name.ts';

const Search = LogSearch.extend({
  /** The entry of the activity tab whose drawer is open. */
  entry: ActivitySearch.shape.entry,
  action: ActivitySearch.shape.action,
  tab: z
    .union([z.enum(DETAIL_TABS), z.custom<PanelTab>((tab) => PANEL_TAB.test(String(tab)))])
    .optional()
    .catch(undefined),
  /** `1`: just made, until the hints are hidden; `again`, `scopes`: back from another trip to the vendor. */
  connected: z.string().optional(),
  /** Opens a dialog at once. */
  open: z.enum(LINKED_DIALOGS).optional().catch(undefined),
});

export const Route = createFileRoute('/_app/sites/$site/connections/$id')({
  validateSearch: Search,
  beforeLoad: ({ params }) => {
    const id = IdParam.safeParse(params.id);
    if (!id.success) throw notFound();
    return { connectionId: id.data };
  },
  loader: ({ context, params }) => {
    void context.queryClient.prefetchQuery(connectionQuery(params.site, context.connectionId));
  },
  component: ConnectionPage,
});

function ConnectionPage() {
  const { t } = useTranslation('connections');
  const { connectionId } = Route.useRouteContext();
  const { tab, connected, open, entry, action, ...log } = Route.useSearch();
  const navigate = Route.useNavigate();
  const site = useSite();
  const { faces } = useConnectorFaces();
  const operatorName = useOperatorName();
  const browses = useAbility().can('deliveries.browse');
  const { data: connection, error, refetch } = useQuery(connectionQuery(site.slug, connectionId));
  const { data: connector, isLoading: awaitsConnector } = useQuery({
    ...connectorQuery(site.slug, connection?.connector_type ?? ''),
    enabled: connection !== undefined,
  });

  useEffect(() => {
    if (!connected || connected === '1' || !connection) return;
    const done = connected === 'scopes' ? 'done.scopes' : 'done.connected';
    // What was not granted is told by the banner, and is no success.
    if (connected !== 'scopes' || connection.scopes_missing.length === 0) {
      toastSuccess(t(done, { name: connection.display_name }));
    }
    void navigate({ search: (now) => ({ ...now, connected: undefined }), replace: true });
  }, [connected, connection, navigate, t]);

  const onSearch = useCallback(
    (change: Partial<z.infer<typeof Search>>) =>
      void navigate({
        search: (now) => ({ ...now, ...change }),
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );

  const crumb = (
    <Crumb to="/sites/$site/connections" params={{ site: site.slug }}>
      {t('title')}
    </Crumb>
  );
  if (!connection) {
    const gone = error instanceof ProblemError && error.status === 404;
    return (
      <Page title={t('columns.connection')} crumbs={crumb}>
        {gone && <Gone site={site.slug} />}
        {error && !gone && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!error && <LoadingState />}
      </Page>
    );
  }
  const face = faceOf(faces, connection.connector_type);
  const account = connection.vendor_account_name ?? connection.vendor_account_id;
  return (
    <Page
      title={connection.display_name}
      mark={<VendorMark {...face} size={44} />}
      beside={<StateBadge connection={connection} withHealth />}
      intro={[face.name, account].filter(Boolean).join(' · ')}
      crumbs={crumb}
    >
      {connected === '1' && connector && (
        <NextSteps
          connection={connection}
          connector={connector}
          onLog={() => void navigate({ search: { tab: 'deliveries' }, replace: true })}
          onDismiss={() =>
            void navigate({ search: (now) => ({ ...now, connected: undefined }), replace: true })
          }
        />
      )}
      <ConnectionDetail
        key={connection.id}
        connection={connection}
        connector={connector}
        awaitsConnector={awaitsConnector}
        operatorName={operatorName}
        tab={tab ?? 'overview'}
        onTab={(next) =>
          void navigate({
            search: { tab: next === 'overview' ? undefined : next },
            replace: true,
            resetScroll: false,
          })
        }
        open={open}
        onGone={() =>
          void navigate({ to: '/sites/$site/connections', params: { site: site.slug } })
        }
        waiting={browses && <WaitingSummary connectionId={connection.id} />}
        alerts={<OpenAlertsLine connectionId={connection.id} />}
        deliveries={
          <Guarded capability="deliveries.browse">
            <WaitingLine connectionId={connection.id} />
            <DeliveryLog
              connectionId={connection.id}
              faces={faces}
              search={log}
              onSearch={onSearch}
            />
          </Guarded>
        }
        activity={
          <Guarded capability="activity.browse">
            <ActivityLog
              connectionId={connection.id}
              search={{ entry, action, range: ActivitySearch.shape.range.parse(log.range) }}
              onSearch={onSearch}
            />
          </Guarded>
        }
      />
    </Page>
  );
}

function Gone({ site }: { site: string }) {
  const { t } = useTranslation('connections');
  return (
    <EmptyState
      icon={<IconPlugConnectedX />}
      title={t('gone.title')}
      text={t('gone.text')}
      action={
        <ButtonLink to="/sites/$site/connections" params={{ site }}>
          {t('gone.action')}
        </ButtonLink>
      }
    />
  );
}
