import { ProblemError } from '@patchbay/client/problem-error';
import type { ConnectorScope } from '@patchbay/contracts/connector';
import { Alert, List, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { failedTest } from '../../../lib/failed-test.ts';
import { problemText } from '../../../lib/problem-text.ts';
import { splitErrors } from '../../../lib/split-errors.ts';
import { TestResultPanel } from '../../../ui/test-result-panel.tsx';
import '../../../lib/connect-words.ts';
import '../../../lib/connecting-words.ts';
import { scopesLacking } from '../scopes-lacking.ts';

interface ConnectFailureProps {
  error: Error;
  /** Inputs that already show their own message. */
  paths: readonly string[];
  scopes: readonly ConnectorScope[];
  vendor: string;
}

export function ConnectFailure({ error, paths, scopes, vendor }: ConnectFailureProps) {
  const { t } = useTranslation('connect');
  const test = failedTest(error);
  const titles = new Map(scopes.map((scope) => [scope.id, scope.title]));
  const lacking = scopesLacking(error);
  if (lacking) {
    const named = lacking.map((scope) => titles.get(scope) ?? scope).join(', ');
    return (
      <Alert color="amber" role="alert">
        {t('connecting:account.lacks', { scopes: named, name: vendor })}
      </Alert>
    );
  }
  if (test) {
    return (
      <Stack gap="xs">
        <TestResultPanel
          test={test}
          vendor={vendor}
          scopeTitle={(scope) => titles.get(scope) ?? scope}
        />
        <Text size="sm">{t('refused')}</Text>
      </Stack>
    );
  }
  const { fields, rest } = splitErrors(error instanceof ProblemError ? error.errors : [], paths);
  return (
    <Alert color="red" role="alert">
      {Object.keys(fields).length > 0 ? t('check') : problemText(error, t)}
      {rest.length > 0 && (
        <List size="sm">
          {rest.map((message) => (
            <List.Item key={message}>{message}</List.Item>
          ))}
        </List>
      )}
    </Alert>
  );
}
