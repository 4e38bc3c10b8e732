import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../lib/problem-text.ts';
import { PlainScreen } from './plain-screen.tsx';

/** What stands where a page failed to draw or its data to load. */
export function CrashScreen({ error }: { error: unknown }) {
  const { t } = useTranslation();
  useEffect(() => console.error(error), [error]);
  return (
    <PlainScreen title={t('crash.title')} intro={t('crash.text')}>
      {problemText(error, t)}
      <Button onClick={() => window.location.reload()}>{t('reload')}</Button>
    </PlainScreen>
  );
}
