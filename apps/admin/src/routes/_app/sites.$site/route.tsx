import type { Site } from '@patchbay/contracts/site';
import { createFileRoute, notFound, Outlet, useRouter } from '@tanstack/react-router';
import {
  IconActivity,
  IconBooks,
  IconListDetails,
  IconPlugConnected,
  IconSettings,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LazyBell } from '../../../features/alerts/components/lazy-bell.tsx';
import { LazyCreateSiteDialog } from '../../../features/sites/components/lazy-create-site-dialog.ts';
import { meQuery } from '../../../features/session/api/me.ts';
import { SiteSwitcher } from '../../../features/session/components/site-switcher.tsx';
import { UserMenu } from '../../../features/session/components/user-menu.tsx';
import { ME_KEY } from '../../../lib/me-key.ts';
import { rememberSite } from '../../../lib/last-site.ts';
import { SiteProvider } from '../../../lib/site-context.tsx';
import { toastSuccess } from '../../../lib/toast.ts';
import { NavigationLink } from '../../../ui/links.tsx';
import { Shell } from '../../../ui/shell.tsx';

export const Route = createFileRoute('/_app/sites/$site')({
  beforeLoad: ({ context: { me }, params }) => {
    const site = me.sites.find(({ slug }) => slug === params.site);
    if (!site) throw notFound();
    return { site };
  },
  component: SiteLayout,
});

const ENTRIES = [
  { to: '/sites/$site/library', name: 'library', Icon: IconBooks },
  { to: '/sites/$site/connections', name: 'connections', Icon: IconPlugConnected },
  { to: '/sites/$site/log', name: 'log', Icon: IconListDetails },
  { to: '/sites/$site/activity', name: 'activity', Icon: IconActivity },
  { to: '/sites/$site/settings', name: 'settings', Icon: IconSettings },
] as const;

function SiteLayout() {
  const { t } = useTranslation();
  const { queryClient, ...entered } = Route.useRouteContext();
  // Who may do what changes while the page is open; the address was judged when it was entered.
  const { data: me = entered.me } = useQuery(meQuery);
  const site = me.sites.find(({ slug }) => slug === entered.site.slug) ?? entered.site;
  const router = useRouter();
  const [creating, setCreating] = useState(false);
  useEffect(() => rememberSite(site.slug), [site.slug]);

  const enter = async (created: Site) => {
    // Before the address, which asks whether the site is one of theirs.
    await queryClient.refetchQueries({ queryKey: ME_KEY });
    setCreating(false);
    toastSuccess(t('session:site_dialog.created', { name: created.name }));
    await router.navigate({ to: '/sites/$site/library', params: { site: created.slug } });
  };
  const leave = () => {
    // First out of the cache, so that nothing takes the 401 of a late answer for an expiry.
    queryClient.clear();
    void router.navigate({ to: '/login', search: { signed_out: '1' } });
  };
  return (
    <SiteProvider site={site}>
      <Shell
        bell={<LazyBell key={site.slug} />}
        top={<SiteSwitcher sites={me.sites} current={site} onNew={() => setCreating(true)} />}
        navigation={(close) =>
          ENTRIES.map(({ to, name, Icon }) => (
            <NavigationLink
              key={name}
              to={to}
              params={{ site: site.slug }}
              label={t(`nav.${name}`)}
              leftSection={<Icon size={18} stroke={1.75} aria-hidden />}
              activeProps={{ active: true }}
              onClick={close}
              style={{ borderRadius: 'var(--mantine-radius-md)' }}
            />
          ))
        }
        bottom={<UserMenu me={me} site={site} onSignedOut={leave} />}
      >
        <Outlet />
      </Shell>
      <LazyCreateSiteDialog
        opened={creating}
        onClose={() => setCreating(false)}
        onCreated={(created) => void enter(created)}
      />
    </SiteProvider>
  );
}
