import { createFileRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { connectorsQuery } from '../../../../features/library/api/connectors.ts';
import { Library } from '../../../../features/library/components/library.tsx';
import { LibrarySearch } from '../../../../features/library/library-search.ts';
import { Page } from '../../../../ui/page.tsx';

export const Route = createFileRoute('/_app/sites/$site/library/')({
  validateSearch: LibrarySearch,
  loader: ({ context, params }) => {
    void context.queryClient.prefetchQuery(connectorsQuery(params.site));
  },
  component: LibraryPage,
});

function LibraryPage() {
  const { t } = useTranslation('library');
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <Page title={t('title')} intro={t('intro')}>
      <Library
        search={search}
        onSearch={(change) =>
          void navigate({ search: (now) => ({ ...now, ...change }), replace: true })
        }
      />
    </Page>
  );
}
