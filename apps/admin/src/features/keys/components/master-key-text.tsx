import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CopyField } from '../../../ui/copy-field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import '../../../lib/settings-words.ts';

/** How whoever runs the server rotates the key above all keys; nothing here can. */
export function MasterKeyText() {
  const { t } = useTranslation('settings');
  return (
    <Panel title={t('keys.master_title')} intro={t('keys.master_intro')}>
      <Stack gap="sm">
        <Text size="sm">{t('keys.master_file')}</Text>
        <CopyField label={t('keys.command_rotate')} value="npm run keys:rotate-master" />
        <Text size="sm">{t('keys.master_env')}</Text>
        <Text size="sm">{t('keys.master_status')}</Text>
        <CopyField label={t('keys.command_status')} value="npm run keys:status" />
      </Stack>
    </Panel>
  );
}
