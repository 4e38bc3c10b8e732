import type { SiteAccess } from '@patchbay/contracts/auth';
import type { Site } from '@patchbay/contracts/site';
import { createFileRoute, notFound, Outlet, useRouter } from '@tanstack/react-router';
import {
  IconActivity,
  IconBell,
  IconBooks,
  IconLayoutDashboard,
  IconListDetails,
  IconPlugConnected,
  IconSettings,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CommandButton } from '../../../features/commands/components/command-button.tsx';
import { Commands } from '../../../features/commands/components/commands.tsx';
import { RenewalHost } from '../../../features/connections/components/renewal-host.tsx';
import { LazyBell } from '../../../features/alerts/components/lazy-bell.tsx';
import { LazyCreateSiteDialog } from '../../../features/sites/components/lazy-create-site-dialog.ts';
import { logout } from '../../../features/session/api/logout.ts';
import { meQuery } from '../../../features/session/api/me.ts';
import { SiteSwitcher } from '../../../features/session/components/site-switcher.tsx';
import { UserMenu } from '../../../features/session/components/user-menu.tsx';
import { obstacleIn } from '../../../lib/capability.ts';
import { ME_KEY } from '../../../lib/me-key.ts';
import { rememberSite } from '../../../lib/last-site.ts';
import { SiteProvider } from '../../../lib/site-context.tsx';
import { toastSuccess } from '../../../lib/toast.ts';
import { useAction } from '../../../lib/use-action.ts';
import { NavigationLink } from '../../../ui/navigation-link.tsx';
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
  {
    to: '/sites/$site/overview',
    name: 'overview',
    Icon: IconLayoutDashboard,
    capability: 'connections.list',
  },
  { to: '/sites/$site/library', name: 'library', Icon: IconBooks, capability: 'library.browse' },
  {
    to: '/sites/$site/connections',
    name: 'connections',
    Icon: IconPlugConnected,
    capability: 'connections.list',
  },
  { to: '/sites/$site/log', name: 'log', Icon: IconListDetails, capability: 'deliveries.browse' },
  {
    to: '/sites/$site/activity',
    name: 'activity',
    Icon: IconActivity,
    capability: 'activity.browse',
  },
  { to: '/sites/$site/settings', name: 'settings', Icon: IconSettings, capability: null },
] as const;

/** What the palette leads to; the alerts have their bell instead of an entry. */
const PAGES = [
  ...ENTRIES,
  { to: '/sites/$site/alerts', name: 'alerts', Icon: IconBell, capability: 'connections.list' },
] as const;

const manages = (site: SiteAccess) => obstacleIn(site, 'settings.manage') === null;

function SiteLayout() {
  const { t } = useTranslation();
  const { queryClient, ...entered } = Route.useRouteContext();
  // Who may do what changes while the page is open; the address was judged when it was entered.
  const { data: me = entered.me } = useQuery(meQuery);
  const site = me.sites.find(({ slug }) => slug === entered.site.slug) ?? entered.site;
  const router = useRouter();
  const [creating, setCreating] = useState(false);
  const [searching, setSearching] = useState(false);
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
  const signOut = useAction({ mutationFn: logout, onSuccess: leave });
  const startSite = () => setCreating(true);
  const params = { site: site.slug };
  return (
    <SiteProvider site={site}>
      <Shell
        bell={<LazyBell key={site.slug} />}
        top={
          <>
            <SiteSwitcher sites={me.sites} current={site} onNew={startSite} />
            <CommandButton onOpen={() => setSearching(true)} />
          </>
        }
        navigation={(close) =>
          ENTRIES.map(({ to, name, Icon }) => (
            <NavigationLink
              key={name}
              to={to}
              params={{ site: site.slug }}
              Icon={Icon}
              onClick={close}
            >
              {t(`nav.${name}`)}
            </NavigationLink>
          ))
        }
        bottom={
          <UserMenu me={me} site={site} onSignOut={signOut.mutate} leaving={signOut.isPending} />
        }
      >
        <Outlet />
      </Shell>
      <Commands
        opened={searching}
        onOpen={() => setSearching(true)}
        onClose={() => setSearching(false)}
        pages={PAGES.map(({ to, name, Icon, capability }) => ({
          ...{ name, label: t(`nav.${name}`), Icon, capability },
          go: () => void router.navigate({ to, params }),
        }))}
        sites={me.sites}
        onNewSite={me.sites.some(manages) ? startSite : null}
        onSignOut={signOut.mutate}
      />
      <RenewalHost />
      <LazyCreateSiteDialog
        opened={creating}
        onClose={() => setCreating(false)}
        onCreated={(created) => void enter(created)}
      />
    </SiteProvider>
  );
}
