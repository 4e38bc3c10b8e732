import type { Settings } from '@patchbay/contracts/settings';
import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../../lib/problem-text.ts';
import { SettingsChanged } from '../settings-changed.ts';
import '../../../lib/settings-words.ts';

interface SaveProblemProps {
  error: Error | null;
  /** Every fault stands at its field already. */
  atFields: boolean;
  /** In words, what somebody else has saved meanwhile. */
  stored: (now: Settings) => string;
}

/** Why settings were not saved. */
export function SaveProblem({ error, atFields, stored }: SaveProblemProps) {
  const { t } = useTranslation('settings');
  if (error instanceof SettingsChanged) {
    return (
      <Alert color="amber" role="alert" title={t('changed.title')}>
        {t('changed.text', { stored: stored(error.now) })}
      </Alert>
    );
  }
  if (!error || atFields) return null;
  return (
    <Alert color="red" role="alert">
      {problemText(error, t)}
    </Alert>
  );
}
