import { Button, Text } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../lib/problem-text.ts';
import { Screen } from './screen.tsx';

/** What stands where a page failed to draw or its data to load. */
export function CrashScreen({ error }: { error: unknown }) {
  const { t } = useTranslation();
  useEffect(() => console.error(error), [error]);
  return (
    <Screen title={t('crash.title')} intro={t('crash.text')}>
      <Text size="sm" mb="md">
        {problemText(error, t)}
      </Text>
      <Button onClick={() => window.location.reload()}>{t('reload')}</Button>
    </Screen>
  );
}
