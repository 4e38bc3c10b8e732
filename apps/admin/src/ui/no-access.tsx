import type { AccessObstacle } from '@patchbay/contracts/access-ability';
import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { obstacleText } from '../lib/obstacle-text.ts';
import { EmptyState } from './list-states.tsx';

/** In place of a page, for those who may not use it. */
export function NoAccess({ obstacle }: { obstacle: AccessObstacle }) {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={<IconLock />}
      title={t('no_access.title')}
      text={`${obstacleText(obstacle, t)} ${t('no_access.text')}`}
    />
  );
}
