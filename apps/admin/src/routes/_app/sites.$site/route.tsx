import { createFileRoute, notFound, Outlet, useRouter } from '@tanstack/react-router';
import {
  IconActivity,
  IconBooks,
  IconListDetails,
  IconPlugConnected,
  IconSettings,
} from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { SiteSwitcher } from '../../../features/session/components/site-switcher.tsx';
import { UserMenu } from '../../../features/session/components/user-menu.tsx';
import { rememberSite } from '../../../lib/last-site.ts';
import { SiteProvider } from '../../../lib/site-context.tsx';
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
  const { me, site, queryClient } = Route.useRouteContext();
  const router = useRouter();
  useEffect(() => rememberSite(site.slug), [site.slug]);

  const leave = () => {
    // First out of the cache, so that nothing takes the 401 of a late answer for an expiry.
    queryClient.clear();
    void router.navigate({ to: '/login', search: { signed_out: '1' } });
  };
  return (
    <SiteProvider site={site}>
      <Shell
        top={<SiteSwitcher sites={me.sites} current={site} />}
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
    </SiteProvider>
  );
}
