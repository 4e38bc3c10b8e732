import type { Capability } from '@patchbay/contracts/capability';
import { Center } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ConnectFlow } from '../../../../features/connect/components/connect-flow.tsx';
import { connectorQuery } from '../../../../lib/connector.ts';
import { ConnectorSwitch } from '../../../../features/library/components/connector-switch.tsx';
import { WhomToAsk } from '../../../../features/members/components/whom-to-ask.tsx';
import { OAuthAppForm } from '../../../../features/oauth-apps/components/oauth-app-form.tsx';
import { OAuthAppMissing } from '../../../../features/oauth-apps/components/oauth-app-missing.tsx';
import type { AccessObstacle } from '../../../../lib/capability.ts';
import { useSite } from '../../../../lib/site-context.tsx';
import { useAbility } from '../../../../lib/use-ability.ts';
import { Crumb } from '../../../../ui/crumb.tsx';
import { ErrorState, LoadingState } from '../../../../ui/list-states.tsx';
import { NoAccess } from '../../../../ui/no-access.tsx';
import { Page } from '../../../../ui/page.tsx';
import { VendorMark } from '../../../../ui/vendor-mark.tsx';

export const Route = createFileRoute('/_app/sites/$site/library/$slug')({
  loader: ({ context, params }) => {
    void context.queryClient.prefetchQuery(connectorQuery(params.site, params.slug));
  },
  component: ConnectPage,
});

function ConnectPage() {
  const { t } = useTranslation('connect');
  const { slug } = Route.useParams();
  const navigate = Route.useNavigate();
  const site = useSite();
  const ability = useAbility();
  const { data: connector, error, refetch } = useQuery(connectorQuery(site.slug, slug));
  const crumb = (
    <Crumb to="/sites/$site/library" params={{ site: site.slug }}>
      {t('back')}
    </Crumb>
  );
  if (!connector) {
    return (
      <Page title={t('title', { name: slug })} crumbs={crumb}>
        {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <LoadingState />}
      </Page>
    );
  }
  const obstacle = ability.obstacle('connections.create', { family: connector.family });
  const mayNotRegister = !ability.can('settings.manage', { family: connector.family });
  return (
    <Page
      title={t('title', { name: connector.name })}
      intro={connector.description}
      mark={
        <VendorMark
          icon={connector.icon}
          name={connector.name}
          family={connector.family}
          size={44}
        />
      }
      crumbs={crumb}
      actions={<ConnectorSwitch connector={connector} />}
    >
      {obstacle ? (
        <>
          <NoAccess obstacle={obstacle} />
          <Center>
            <WhomToAsk capabilities={lacking(obstacle)} />
          </Center>
        </>
      ) : (
        <ConnectFlow
          key={connector.slug}
          connector={connector}
          oauthAppForm={
            mayNotRegister ? (
              <OAuthAppMissing
                connector={connector}
                whomToAsk={<WhomToAsk capabilities={['settings.manage']} />}
              />
            ) : (
              <OAuthAppForm connector={connector} submitLabel={t('app.save')} />
            )
          }
          onDone={(id) =>
            void navigate({
              to: '/sites/$site/connections/$id',
              params: { site: site.slug, id: String(id) },
              search: { connected: '1' },
            })
          }
        />
      )}
    </Page>
  );
}

/** Who connects needs this too, where the family demands more. */
function lacking(obstacle: AccessObstacle): Capability[] {
  const more = 'capability' in obstacle ? [obstacle.capability] : [];
  return [...new Set<Capability>(['connections.create', ...more])];
}
