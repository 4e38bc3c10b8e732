import { useTranslation } from 'react-i18next';
import { ButtonLink } from './links.tsx';
import { PlainScreen } from './plain-screen.tsx';

export function NotFoundScreen() {
  const { t } = useTranslation();
  return (
    <PlainScreen title={t('not_found.title')} intro={t('not_found.text')}>
      <ButtonLink to="/">{t('not_found.home')}</ButtonLink>
    </PlainScreen>
  );
}
