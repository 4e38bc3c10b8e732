import type { TestResult } from '@patchbay/contracts/test-result';
import { Alert, Code, Group, List, Stack, Text } from '@mantine/core';
import type { TFunction } from 'i18next';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import '../lib/connecting-words.ts';
import { serverText } from '../lib/server-text.ts';
import { duration } from '../lib/time.ts';
import { ToneBadge } from './tone-badge.tsx';
import '../lib/outcome-words.ts';

interface TestResultPanelProps {
  test: TestResult;
  /** Names of scopes in words, by their identifier. */
  scopeTitle?: (scope: string) => string;
  /** Whose answer it is; without a name it is "the vendor". */
  vendor?: string;
}

/** One of the six outcomes, in words, with what to do about it. */
export function TestResultPanel(props: TestResultPanelProps) {
  const { test, scopeTitle = (scope) => scope, vendor } = props;
  const { t, i18n } = useTranslation('outcomes');
  const good = test.outcome === 'connected';
  return (
    <Alert
      color={good ? 'green' : 'red'}
      variant="light"
      role={good ? 'status' : 'alert'}
      icon={good ? <IconCircleCheck /> : <IconAlertTriangle />}
      title={
        vendor
          ? t(`connecting:outcome.${test.outcome}.title`, { vendor })
          : t(`${test.outcome}.title`)
      }
    >
      <Stack gap="xs">
        <Group gap="xs">
          <ToneBadge tone={good ? 'good' : 'bad'}>{t(`${test.outcome}.label`)}</ToneBadge>
          {test.account_name && (
            <Text size="sm">
              {t('account')}: {test.account_name}
            </Text>
          )}
          {test.vendor_code && !isOurs(test) && (
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
        {!good && <Text size="sm">{whatToDo(test, vendor, t)}</Text>}
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
        {!good && !vendor && test.message && (
          <Text size="sm" c="dimmed">
            {serverText(test.message)}
          </Text>
        )}
      </Stack>
    </Alert>
  );
}

/**
 * Where no answer came at all, the code is our own and no vendor's: what it means says best what to
 * look at.
 */
const isOurs = ({ outcome, vendor_code: code }: TestResult): boolean =>
  outcome === 'network_error' && code !== null && NETWORK_CODES.has(code);

const NETWORK_CODES = new Set([
  'dns_failed', 'connect_failed', 'tls_failed', 'timeout', 'connection_reset', 'address_refused',
  'redirect_refused', 'invalid_response', 'response_too_large',
]); // prettier-ignore

function whatToDo(test: TestResult, vendor: string | undefined, t: TFunction): string {
  const { outcome, vendor_code: code } = test;
  const advice = vendor
    ? t(`connecting:outcome.${outcome}.what_to_do`, { vendor })
    : t(`outcomes:${outcome}.what_to_do`);
  return isOurs(test) ? t(`connecting:network.${code}`) : advice;
}
