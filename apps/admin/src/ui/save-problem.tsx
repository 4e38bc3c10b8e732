import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ChangedMeanwhile } from '../lib/changed-meanwhile.ts';
import { problemText } from '../lib/problem-text.ts';
import { ChangedAlert } from './changed-alert.tsx';

interface SaveProblemProps {
  error: Error | null;
  /** Every fault stands at its field already. */
  atFields?: boolean;
  /** Somebody else's stands instead. */
  onTake: () => void;
}

/** Why something was not saved; inside the form that would save it. */
export function SaveProblem({ error, atFields = false, onTake }: SaveProblemProps) {
  const { t } = useTranslation();
  if (error instanceof ChangedMeanwhile) {
    return <ChangedAlert changes={error.changes} onTake={onTake} />;
  }
  if (!error || atFields) return null;
  return (
    <Alert color="red" role="alert">
      {problemText(error, t)}
    </Alert>
  );
}
