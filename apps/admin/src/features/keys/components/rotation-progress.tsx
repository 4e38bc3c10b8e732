import { Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Rotation } from '../rotation.ts';
import '../../../lib/settings-words.ts';

export function RotationProgress({ rotation }: { rotation: Rotation }) {
  const { t, i18n } = useTranslation('settings');
  const { done, total, key_id: key } = rotation;
  const number = (value: number) => value.toLocaleString(i18n.language);
  const values = { done: number(done), total: number(total), key };
  const text = total === 0 ? t('keys.counting')
    : done < total ? t('keys.running', values)
    : t('keys.settling', values); // prettier-ignore
  return (
    <Stack gap={6}>
      <Progress
        value={total === 0 ? 0 : (done / total) * 100}
        animated
        size="lg"
        aria-label={t('keys.progress')}
      />
      <Text size="sm" role="status">
        {text}
      </Text>
      <Text size="sm" c="dimmed">
        {t('keys.running_hint')}
      </Text>
    </Stack>
  );
}
