import { createFileRoute, redirect } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { lastSite } from '../../lib/last-site.ts';
import { PlainScreen } from '../../ui/plain-screen.tsx';

export const Route = createFileRoute('/_app/')({
  beforeLoad: ({ context: { me } }) => {
    const last = lastSite();
    const site = me.sites.find(({ slug }) => slug === last) ?? me.sites[0];
    if (!site) return;
    throw redirect({ to: '/sites/$site', params: { site: site.slug }, replace: true });
  },
  component: NoSites,
});

function NoSites() {
  const { t } = useTranslation();
  return (
    <PlainScreen title={t('no_sites.title')} intro={t('no_sites.text')}>
      {null}
    </PlainScreen>
  );
}
