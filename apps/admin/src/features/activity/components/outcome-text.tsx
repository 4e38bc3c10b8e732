import { useTranslation } from 'react-i18next';
import activity from '../../../locales/en/activity.json';
import outcomes from '../../../locales/en/outcomes.json';
import '../../../lib/activity-words.ts';
import '../../../lib/outcome-words.ts';

/** How it ended, in words; an outcome the page does not know is read as it is. */
export function OutcomeText({ outcome }: { outcome: string }) {
  const { t } = useTranslation('activity');
  if (isTestOutcome(outcome)) return <>{t(`outcomes:${outcome}.label`)}</>;
  if (isKnown(outcome)) return <>{t(`outcomes.${outcome}`)}</>;
  return <>{outcome.replaceAll('_', ' ')}</>;
}

type TestOutcome = Extract<
  keyof typeof outcomes,
  'connected' | 'credential_expired' | 'credential_revoked' | 'scope_insufficient' | 'vendor_error' | 'network_error'
>; // prettier-ignore

function isTestOutcome(outcome: string): outcome is TestOutcome {
  return Object.hasOwn(outcomes, outcome) && typeof outcomes[outcome as TestOutcome] === 'object';
}

function isKnown(outcome: string): outcome is keyof typeof activity.outcomes {
  return Object.hasOwn(activity.outcomes, outcome);
}
