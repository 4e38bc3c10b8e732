import { createFileRoute } from '@tanstack/react-router';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { connectionsQuery } from '../../../../features/connections/api/connections.ts';
import { ConnectionList } from '../../../../features/connections/components/connection-list.tsx';
import {
  ConnectionSearch,
  connectionFilter,
} from '../../../../features/connections/connection-search.ts';
import { ViewsMenu } from '../../../../features/saved-views/components/views-menu.tsx';
import { useSite } from '../../../../lib/site-context.tsx';
import { ButtonLink } from '../../../../ui/links.tsx';
import { Page } from '../../../../ui/page.tsx';
import { useConnectorFaces } from '../../../-shared/use-connector-faces.ts';
import { useOperatorName } from '../../../-shared/use-operator-name.ts';

export const Route = createFileRoute('/_app/sites/$site/connections/')({
  validateSearch: ConnectionSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, params, deps }) => {
    const query = connectionsQuery(params.site, connectionFilter(deps));
    void context.queryClient.prefetchInfiniteQuery(query);
  },
  component: ConnectionsPage,
});

const BUILT_IN = [
  { name: 'all', search: {} },
  { name: 'attention', search: { attention: 'true' } },
  { name: 'paused', search: { state: 'paused' } },
  { name: 'by_family', search: { group: 'family' } },
] as const;

function ConnectionsPage() {
  const { t } = useTranslation('connections');
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  const site = useSite();
  const { faces, families } = useConnectorFaces();
  const operatorName = useOperatorName();
  return (
    <Page
      title={t('title')}
      intro={t('intro')}
      actions={
        <ButtonLink
          to="/sites/$site/library"
          params={{ site: site.slug }}
          leftSection={<IconPlus size={16} />}
        >
          {t('new')}
        </ButtonLink>
      }
    >
      <ConnectionList
        search={search}
        onSearch={(change) =>
          void navigate({
            search: (now) => ConnectionSearch.parse({ ...now, ...change }),
            replace: true,
          })
        }
        faces={faces}
        families={families}
        operatorName={operatorName}
        views={
          <ViewsMenu
            page="connections"
            current={search}
            builtIn={BUILT_IN.map(({ name, search: wanted }) => ({
              name: t(`views.${name}`),
              search: wanted,
            }))}
            onOpen={(wanted) =>
              void navigate({ search: ConnectionSearch.parse(wanted), replace: true })
            }
          />
        }
      />
    </Page>
  );
}
