import type { Connection } from '@patchbay/contracts/connection';
import { Group, Loader, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconMinus } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../../lib/problem-text.ts';
import { ToneBadge } from '../../../ui/tone-badge.tsx';
import { isGood, type BulkAction, type BulkResult } from '../bulk-action.ts';
import classes from './bulk-result-row.module.css';
import '../../../lib/connections-words.ts';
import '../../../lib/outcome-words.ts';

interface BulkResultRowProps {
  connection: Connection;
  action: BulkAction;
  result: BulkResult | undefined;
  begun: boolean;
  waiting: boolean;
}

/** One of many, and how it went. */
export function BulkResultRow(props: BulkResultRowProps) {
  const { connection, action, result, begun, waiting } = props;
  const { t } = useTranslation('connections');
  return (
    <Group className={classes.row} justify="space-between" gap="sm">
      <Text size="sm" className={classes.name}>
        {connection.display_name}
      </Text>
      {result && <Badge result={result} text={resultText(result, action, t)} />}
      {!result && waiting && <Loader size={14} type="oval" aria-label={t('bulk.waiting')} />}
      {!result && begun && !waiting && <ToneBadge tone="quiet">{t('bulk.not_begun')}</ToneBadge>}
    </Group>
  );
}

function Badge({ result, text }: { result: BulkResult; text: string }) {
  if (isGood(result)) {
    return (
      <ToneBadge tone="good" icon={<IconCircleCheck size={14} />}>
        {text}
      </ToneBadge>
    );
  }
  const skipped = result.kind === 'skipped';
  return (
    <Group gap={6} wrap="nowrap" className={classes.trouble}>
      {skipped ? <IconMinus size={14} /> : <IconAlertTriangle size={14} />}
      <Text size="sm" c={skipped ? 'dimmed' : undefined}>
        {text}
      </Text>
    </Group>
  );
}

function resultText(result: BulkResult, action: BulkAction, t: TFunction<'connections'>): string {
  if (result.kind === 'skipped') return result.why;
  if (result.kind === 'failed') return problemText(result.error, t);
  if (result.test && result.test.outcome !== 'connected') {
    return t(`outcomes:${result.test.outcome}.title`);
  }
  return t(`bulk.${action}.done`);
}
