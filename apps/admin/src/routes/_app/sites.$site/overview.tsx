import type { AttentionItem } from '@patchbay/contracts/attention';
import type { Connection } from '@patchbay/contracts/connection';
import { useQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LazyTestEventDialog } from '../../../features/connect/components/lazy-test-event-dialog.ts';
import { connectionQuery } from '../../../features/connections/api/connection.ts';
import {
  RemedyDialogs,
  type RemedyDialog,
} from '../../../features/connections/components/remedy-dialogs.tsx';
import { RemedyHere } from '../../../features/connections/components/remedy-here.tsx';
import { TroubleText } from '../../../features/connections/components/trouble-text.tsx';
import { RetryAll } from '../../../features/deliveries/components/retry-all.tsx';
import { logFilter } from '../../../features/deliveries/log-search.ts';
import { connectorQuery } from '../../../lib/connector.ts';
import { AttentionPanel } from '../../../features/overview/components/attention-panel.tsx';
import { DeliverySection } from '../../../features/overview/components/delivery-section.tsx';
import { OverviewSearch } from '../../../features/overview/overview-search.ts';
import { faceOf, type ConnectorFaces } from '../../../lib/connector-face.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { useAbility } from '../../../lib/use-ability.ts';
import { ButtonLink } from '../../../ui/links.tsx';
import { Page } from '../../../ui/page.tsx';
import { useConnectorFaces } from '../../-shared/use-connector-faces.ts';

export const Route = createFileRoute('/_app/sites/$site/overview')({
  validateSearch: OverviewSearch,
  loader: ({ context, params }) => {
    // Beside the page's own code, and no part of what every page loads first.
    void import('../../../features/overview/api/attention.ts').then(({ attentionQuery }) =>
      context.queryClient.prefetchQuery(attentionQuery(params.site)),
    );
  },
  component: OverviewPage,
});

function OverviewPage() {
  const { t } = useTranslation('overview');
  const { range = '24h' } = Route.useSearch();
  const navigate = Route.useNavigate();
  const { faces } = useConnectorFaces();
  const [mending, setMending] = useState<MendingProps | null>(null);
  const [testing, setTesting] = useState<TestingProps | null>(null);
  const browses = useAbility().can('deliveries.browse');
  return (
    <Page title={t('title')} intro={t('intro')}>
      <AttentionPanel
        faces={faces}
        why={(item) => <Why item={item} faces={faces} />}
        onTest={(connectionId) => setTesting({ connectionId, opened: true })}
        remedy={(item) => (
          <Remedy
            item={item}
            faces={faces}
            onDialog={(dialog) => setMending({ connection: item.connection, dialog, opened: true })}
          />
        )}
      />
      {testing && (
        <TestEvent {...testing} onClose={() => setTesting({ ...testing, opened: false })} />
      )}
      {mending && (
        <Mending
          // A dialog of its own for each connection: nothing typed for one is left for the next.
          key={mending.connection.id}
          {...mending}
          faces={faces}
          onClose={() => setMending({ ...mending, opened: false })}
        />
      )}
      {browses && (
        <DeliverySection
          period={range}
          faces={faces}
          onPeriod={(next) =>
            void navigate({
              search: { range: next === '24h' ? undefined : next },
              replace: true,
              resetScroll: false,
            })
          }
        />
      )}
    </Page>
  );
}

interface ItemProps {
  item: AttentionItem;
  faces: ConnectorFaces;
}

interface RemedyProps extends ItemProps {
  onDialog: (dialog: RemedyDialog) => void;
}

interface TestingProps {
  connectionId: number;
  opened: boolean;
}

/** Stands outside the guide, which goes away once the first event was sent. */
function TestEvent({ connectionId, ...rest }: TestingProps & { onClose: () => void }) {
  const { slug } = useSite();
  const { data: connection } = useQuery(connectionQuery(slug, connectionId));
  const { data: connector } = useQuery({
    ...connectorQuery(slug, connection?.connector_type ?? ''),
    enabled: connection !== undefined,
  });
  if (!connection || !connector) return null;
  return <LazyTestEventDialog connection={connection} connector={connector} {...rest} />;
}

interface MendingProps {
  connection: Connection;
  dialog: RemedyDialog;
  opened: boolean;
}

function Mending({
  connection,
  faces,
  ...rest
}: MendingProps & { faces: ConnectorFaces; onClose: () => void }) {
  const { slug } = useSite();
  const { data: connector } = useQuery(connectorQuery(slug, connection.connector_type));
  const { name } = faceOf(faces, connection.connector_type);
  return <RemedyDialogs connection={connection} vendor={name} connector={connector} {...rest} />;
}

/** The connection's own trouble, else what an alert says of its deliveries. */
function Why({ item: { connection, alerts }, faces }: ItemProps) {
  const { t } = useTranslation('overview');
  if (connection.health_reason) {
    const { name } = faceOf(faces, connection.connector_type);
    return <TroubleText connection={connection} vendor={name} />;
  }
  return alerts.map(({ kind, count }) =>
    kind === 'connection_failing' || kind === 'queue_growing' ? (
      <span key={kind}>{t(`why.${kind}`, { count })} </span>
    ) : null,
  );
}

function Remedy({ item: { connection, alerts }, faces, onDialog }: RemedyProps) {
  const { t } = useTranslation('overview');
  const { slug } = useSite();
  const { redirects } = faceOf(faces, connection.connector_type);
  const everything = useMemo(() => logFilter({}, 0), []);
  const failing = alerts.some(({ kind }) => kind === 'connection_failing');
  const growing = alerts.some(({ kind }) => kind === 'queue_growing');
  const id = String(connection.id);
  return (
    <>
      {failing && (
        <>
          <ButtonLink
            size="xs"
            variant="default"
            to="/sites/$site/log"
            params={{ site: slug }}
            search={{ connection: id, outcome: 'failed' }}
          >
            {t('see.failed')}
          </ButtonLink>
          <RetryAll filter={everything} connectionId={connection.id} faces={faces} />
        </>
      )}
      {growing && (
        <ButtonLink
          size="xs"
          variant="default"
          to="/sites/$site/log"
          params={{ site: slug }}
          search={{ view: 'waiting', connection: id }}
        >
          {t('see.waiting')}
        </ButtonLink>
      )}
      <RemedyHere connection={connection} redirects={redirects} onDialog={onDialog} />
    </>
  );
}
