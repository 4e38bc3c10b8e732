import type { TestResult } from '@patchbay/contracts/test-result';
import { Alert, Code, Group, List, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { duration } from '../lib/time.ts';
import { ToneBadge } from './tone-badge.tsx';
import '../lib/outcome-words.ts';

interface TestResultPanelProps {
  test: TestResult;
  /** Names of scopes in words, by their identifier. */
  scopeTitle?: (scope: string) => string;
}

/** One of the six outcomes, in words, with what to do about it. */
export function TestResultPanel({ test, scopeTitle = (scope) => scope }: TestResultPanelProps) {
  const { t, i18n } = useTranslation('outcomes');
  const good = test.outcome === 'connected';
  return (
    <Alert
      color={good ? 'green' : 'red'}
      variant="light"
      role={good ? 'status' : 'alert'}
      icon={good ? <IconCircleCheck /> : <IconAlertTriangle />}
      title={t(`${test.outcome}.title`)}
    >
      <Stack gap="xs">
        <Group gap="xs">
          <ToneBadge tone={good ? 'good' : 'bad'}>{t(`${test.outcome}.label`)}</ToneBadge>
          {test.account_name && (
            <Text size="sm">
              {t('account')}: {test.account_name}
            </Text>
          )}
          {test.vendor_code && (
            <Text size="sm">
              {t('vendor_code')}: <Code>{test.vendor_code}</Code>
            </Text>
          )}
          {test.latency_ms !== null && (
            <Text size="sm" c="dimmed">
              {t('took', { duration: duration(test.latency_ms, i18n.language) })}
            </Text>
          )}
        </Group>
        {!good && <Text size="sm">{t(`${test.outcome}.what_to_do`)}</Text>}
        {test.missing_scopes.length > 0 && (
          <div>
            <Text size="sm" fw={600}>
              {t('missing_scopes')}
            </Text>
            <List size="sm">
              {test.missing_scopes.map((scope) => (
                <List.Item key={scope}>{scopeTitle(scope)}</List.Item>
              ))}
            </List>
          </div>
        )}
        {!good && test.message && (
          <Text size="sm" c="dimmed">
            {test.message}
          </Text>
        )}
      </Stack>
    </Alert>
  );
}
