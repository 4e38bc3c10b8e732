import type { ActivityVerdict } from '@patchbay/contracts/activity';
import { Alert, List, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconShieldCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import '../../../lib/activity-words.ts';

/** Whether every entry is as it was written; if not, which is the first, why, and what to do. */
export function Verdict({ verdict }: { verdict: ActivityVerdict }) {
  const { t } = useTranslation('activity');
  const { ok, checked, first_broken_id: broken, reason } = verdict;
  if (ok) {
    return (
      <Alert color="green" role="status" icon={<IconShieldCheck />} title={t('verify.ok_title')}>
        {t('verify.ok', { count: checked })}
      </Alert>
    );
  }
  return (
    <Alert
      color="red"
      role="alert"
      icon={<IconAlertTriangle />}
      title={
        broken === null ? t('verify.broken_end_title') : t('verify.broken_title', { id: broken })
      }
    >
      <Stack gap="xs">
        {reason && <Text size="sm">{reason}</Text>}
        <Text size="sm">{t('verify.sound', { count: checked })}</Text>
        <List size="sm" type="ordered">
          <List.Item>{t('verify.do_keep')}</List.Item>
          <List.Item>{t('verify.do_find')}</List.Item>
          <List.Item>{t('verify.do_accept')}</List.Item>
        </List>
      </Stack>
    </Alert>
  );
}
