import type { AttentionItem } from '@patchbay/contracts/attention';
import { useQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RemedyHere } from '../../../features/connections/components/remedy-here.tsx';
import { TroubleText } from '../../../features/connections/components/trouble-text.tsx';
import { RetryAll } from '../../../features/deliveries/components/retry-all.tsx';
import { logFilter } from '../../../features/deliveries/log-search.ts';
import { connectorQuery } from '../../../features/library/api/connector.ts';
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
  const browses = useAbility().can('deliveries.browse');
  return (
    <Page title={t('title')} intro={t('intro')}>
      <AttentionPanel
        faces={faces}
        why={(item) => <Why item={item} faces={faces} />}
        remedy={(item) => <Remedy item={item} faces={faces} />}
      />
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

function Remedy({ item: { connection, alerts }, faces }: ItemProps) {
  const { t } = useTranslation('overview');
  const { slug } = useSite();
  const [wanted, setWanted] = useState(false);
  const { name, redirects } = faceOf(faces, connection.connector_type);
  const { data: connector } = useQuery({
    ...connectorQuery(slug, connection.connector_type),
    enabled: wanted,
  });
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
          <RetryAll filter={everything} connectionId={connection.id} />
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
      <RemedyHere
        connection={connection}
        vendor={name}
        redirects={redirects}
        connector={connector}
        onWant={() => setWanted(true)}
      />
    </>
  );
}
