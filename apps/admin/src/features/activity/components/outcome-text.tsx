import { useTranslation } from 'react-i18next';
import outcomes from '../../../locales/en/outcomes.json';

/** The outcome of a test in words; any other is short enough to be read as it is. */
export function OutcomeText({ outcome }: { outcome: string }) {
  const { t } = useTranslation('outcomes');
  if (isTestOutcome(outcome)) return <>{t(`${outcome}.label`)}</>;
  return <>{outcome.replaceAll('_', ' ')}</>;
}

type TestOutcome = Extract<
  keyof typeof outcomes,
  'connected' | 'credential_expired' | 'credential_revoked' | 'scope_insufficient' | 'vendor_error' | 'network_error'
>; // prettier-ignore

function isTestOutcome(outcome: string): outcome is TestOutcome {
  return Object.hasOwn(outcomes, outcome) && typeof outcomes[outcome as TestOutcome] === 'object';
}
