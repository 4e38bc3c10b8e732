import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import '../../../lib/connections-words.ts';

/** The first scopes without what they have in common with an address; all of them in the title. */
export function ScopeSummary({ scopes }: { scopes: readonly string[] }) {
  const { t } = useTranslation('connections');
  const [first, ...others] = scopes;
  if (first === undefined) return <span>{t('common:none')}</span>;
  return (
    <Text span size="sm" title={scopes.join('\n')}>
      {shortScope(first)}
      {others.length > 0 && (
        <Text span c="dimmed" size="sm">
          {' '}
          {t('scopes_more', { count: others.length })}
        </Text>
      )}
    </Text>
  );
}

/** `https://www.googleapis.com/auth/analytics.readonly` is known by its last part. */
function shortScope(scope: string): string {
  return /^https?:\/\//.test(scope) ? (scope.split('/').filter(Boolean).at(-1) ?? scope) : scope;
}
