import { TestResult } from '@patchbay/contracts/test-result';
import { Code, List, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import '../lib/connect-words.ts';
import '../lib/connecting-words.ts';
import { tripReason } from '../lib/trip-reasons.ts';

interface TripFailureTextProps {
  reason: string;
  outcome?: string | undefined;
  /** Text of the vendor; shown as text, never as markup. */
  detail?: string | undefined;
  missing: readonly string[];
  vendor: string | null;
  scopeTitle?: (scope: string) => string;
}

/** Why a trip to a vendor made no connection, and what to do about it. */
export function TripFailureText(props: TripFailureTextProps) {
  const { reason, outcome, detail, missing, vendor, scopeTitle = (scope) => scope } = props;
  const { t } = useTranslation('connect');
  const known = TestResult.shape.outcome.options.find((each) => each === outcome);
  const names = { vendor: vendor ?? t('connecting:the_vendor') };
  const isTold = known !== undefined && known !== 'connected';
  return (
    <Stack gap="sm">
      <Text size="sm">{t(`failed.reasons.${tripReason(reason)}`)}</Text>
      {isTold && (
        <div>
          <Text size="sm" fw={600}>
            {t(`connecting:outcome.${known}.title`, names)}
          </Text>
          <Text size="sm">{t(`connecting:outcome.${known}.what_to_do`, names)}</Text>
        </div>
      )}
      {missing.length > 0 && (
        <List size="sm">
          {missing.map((scope) => (
            <List.Item key={scope}>{scopeTitle(scope)}</List.Item>
          ))}
        </List>
      )}
      {detail && missing.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('failed.detail')}: <Code>{detail}</Code>
        </Text>
      )}
    </Stack>
  );
}
