import { Alert, Button, Group, Loader, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import '../../../lib/connecting-words.ts';
import { duration } from '../../../lib/time.ts';

/** From here on a test takes longer than vendors usually do. */
const SLOW_S = 6;

/** While the vendor is asked: what goes on, for how long, and a way to call it off. */
export function TestProgress({ name, onCancel }: { name: string; onCancel: () => void }) {
  const { t, i18n } = useTranslation('connecting');
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const tick = setInterval(() => setSeconds((now) => now + 1), 1000);
    return () => clearInterval(tick);
  }, []);
  return (
    <Alert color="harbour" icon={<Loader size="xs" />} title={t('testing.title', { name })}>
      <Group justify="space-between" gap="sm">
        <Text size="sm" role="status" flex="1 1 14rem">
          {t(seconds < SLOW_S ? 'testing.asked' : 'testing.slow', { name })}
        </Text>
        <Group gap="sm">
          {seconds > 1 && (
            <Text size="sm" c="dimmed" aria-hidden>
              {t('testing.elapsed', { time: duration(seconds * 1000, i18n.language) })}
            </Text>
          )}
          <Button size="xs" variant="default" onClick={onCancel}>
            {t('testing.cancel')}
          </Button>
        </Group>
      </Group>
    </Alert>
  );
}
