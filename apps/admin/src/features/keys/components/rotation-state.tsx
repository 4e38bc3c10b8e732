import type { Rotation } from '../rotation.ts';
import { Alert, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { RotationProgress } from './rotation-progress.tsx';
import { UndecryptableRows } from './undecryptable-rows.tsx';
import '../../../lib/settings-words.ts';

/** How far the newest rotation is or how it ended, and what to do next. */
export function RotationState({ rotation }: { rotation: Rotation }) {
  const { t } = useTranslation('settings');
  const { status, undecryptable, key_id: key } = rotation;
  if (status === 'failed') {
    return (
      <Alert color="red" role="alert" title={t('keys.failed_title')}>
        {t('keys.failed')}
      </Alert>
    );
  }
  if (status === 'running') {
    return (
      <Stack gap="sm">
        <RotationProgress rotation={rotation} />
        {undecryptable > 0 && (
          <Alert color="amber">
            <UndecryptableRows rotation={rotation} />
          </Alert>
        )}
      </Stack>
    );
  }
  if (undecryptable > 0) {
    return (
      <Alert color="amber" role="alert" title={t('keys.incomplete_title')}>
        <UndecryptableRows rotation={rotation} />
      </Alert>
    );
  }
  return (
    <Alert color="green" role="status" title={t('keys.done_title')}>
      <Text size="sm">{t('keys.done', { key })}</Text>
    </Alert>
  );
}
