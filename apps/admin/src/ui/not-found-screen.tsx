import { useTranslation } from 'react-i18next';
import { ButtonLink } from './links.tsx';
import { Screen } from './screen.tsx';

export function NotFoundScreen() {
  const { t } = useTranslation();
  return (
    <Screen title={t('not_found.title')} intro={t('not_found.text')}>
      <ButtonLink to="/">{t('not_found.home')}</ButtonLink>
    </Screen>
  );
}
