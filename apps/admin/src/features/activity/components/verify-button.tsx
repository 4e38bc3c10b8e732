import { Button } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import '../../../lib/activity-words.ts';
import type { useVerify } from './use-verify.ts';

export function VerifyButton({ verify }: { verify: ReturnType<typeof useVerify> }) {
  const { t } = useTranslation('activity');
  return (
    <Button
      variant="default"
      leftSection={<IconShieldCheck size={16} />}
      loading={verify.isPending}
      onClick={() => verify.mutate()}
    >
      {t('verify.action')}
    </Button>
  );
}
