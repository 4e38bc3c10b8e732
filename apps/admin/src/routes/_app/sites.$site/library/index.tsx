import { createFileRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { connectorsQuery } from '../../../../features/library/api/connectors.ts';
import { Library } from '../../../../features/library/components/library.tsx';
import { Page } from '../../../../ui/page.tsx';
import '../../../../lib/library-words.ts';

const Search = z.object({
  q: z.string().optional().catch(undefined),
  family: z.string().optional().catch(undefined),
});

export const Route = createFileRoute('/_app/sites/$site/library/')({
  validateSearch: Search,
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
