import type { DeliveryFile, DeliveryFileMissing } from '@patchbay/contracts/delivery';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { fileSize } from '../file-size.ts';
import '../../../lib/deliveries-words.ts';

/** The file that came with an answer, to be saved: nothing of a vendor's is played or shown here. */
export function DeliveryFileLine({ file }: { file: DeliveryFile }) {
  const { t, i18n } = useTranslation('deliveries');
  return (
    <Group justify="space-between">
      <Stack gap={0}>
        <Text size="sm" fw={500}>
          {file.name}
        </Text>
        <Text size="sm" c="dimmed">
          {t('detail.file.kind', {
            type: file.media_type,
            size: fileSize(file.size, i18n.language),
          })}
        </Text>
      </Stack>
      <Button component="a" href={file.url} download={file.name} variant="default">
        {t('detail.file.download')}
      </Button>
    </Group>
  );
}

/** Why a file that was made is not here. */
export function DeliveryFileGone({ missing }: { missing: DeliveryFileMissing }) {
  const { t, i18n } = useTranslation('deliveries');
  const most = fileSize(missing.most_bytes, i18n.language);
  return (
    <Alert color="yellow" variant="light">
      {t(`detail.file.missing.${missing.reason}`, { most })}
    </Alert>
  );
}
