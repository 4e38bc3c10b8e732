import { useQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { OAuthApps } from '../../../../features/oauth-apps/components/oauth-apps.tsx';
import { connectorQuery } from '../../../../lib/connector.ts';
import { connectorsQuery } from '../../../../features/library/api/connectors.ts';
import { useSite } from '../../../../lib/site-context.tsx';
import { Guarded } from '../../../../ui/guarded.tsx';

export const Route = createFileRoute('/_app/sites/$site/settings/oauth-apps')({
  component: () => (
    <Guarded capability="settings.manage">
      <OAuthAppsPage />
    </Guarded>
  ),
});

function OAuthAppsPage() {
  const site = useSite();
  const connectors = useQuery(connectorsQuery(site.slug));
  return (
    <OAuthApps
      connectors={connectors.data?.filter((each) => each.auth_flows.includes('oauth'))}
      error={connectors.error}
      onRetry={() => void connectors.refetch()}
      detailQuery={(slug) => connectorQuery(site.slug, slug)}
    />
  );
}
