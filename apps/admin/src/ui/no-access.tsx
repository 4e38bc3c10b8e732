import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from './list-states.tsx';

export function NoAccess({ capability }: { capability: string }) {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={<IconLock />}
      title={t('no_access.title')}
      text={t('no_access.text', { capability })}
    />
  );
}
