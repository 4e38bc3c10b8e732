import { Center, Loader, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Only seen when a page takes its time to come. */
export function PendingScreen() {
  const { t } = useTranslation();
  return (
    <Center mih="50dvh" role="status">
      <Loader />
      <VisuallyHidden>{t('loading')}</VisuallyHidden>
    </Center>
  );
}
