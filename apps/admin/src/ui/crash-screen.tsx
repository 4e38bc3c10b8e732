import { UnreachableError } from '@patchbay/client/unreachable-error';
import { Button, Text } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../lib/problem-text.ts';
import { Screen } from './screen.tsx';

/** What stands where a page failed to draw or its data to load. */
export function CrashScreen({ error }: { error: unknown }) {
  const { t } = useTranslation();
  // Then nothing of Patchbay works, and nobody did anything wrong.
  const away = error instanceof UnreachableError;
  useEffect(() => console.error(error), [error]);
  return (
    <Screen
      title={t(away ? 'crash.away_title' : 'crash.title')}
      intro={t(away ? 'crash.away_text' : 'crash.text')}
    >
      <Text size="sm" mb="md">
        {problemText(error, t)}
      </Text>
      <Button onClick={() => window.location.reload()}>{t('reload')}</Button>
    </Screen>
  );
}
