import { DeliveryFile, DeliveryFileMissing } from '@patchbay/contracts/delivery';
import { Code, Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DeliveryFileGone, DeliveryFileLine } from './delivery-file.tsx';
import '../../../lib/deliveries-words.ts';

/** What the vendor answered to whoever handed the delivery over, as they get it. */
export function DeliveryResult({ result }: { result: Readonly<Record<string, unknown>> }) {
  const { t } = useTranslation('deliveries');
  const file = DeliveryFile.safeParse(result['file']).data;
  const missing = DeliveryFileMissing.safeParse(result['file_missing']).data;
  const told = Object.entries(result).filter(
    ([name]) => !(file && name === 'file') && !(missing && name === 'file_missing'),
  );
  return (
    <section aria-label={t('detail.result')}>
      <Title order={3} mb="md">
        {t('detail.result')}
      </Title>
      <Stack gap="md">
        {file && <DeliveryFileLine file={file} />}
        {missing && <DeliveryFileGone missing={missing} />}
        {told.length > 0 && (
          // Long answers scroll, also by keyboard.
          <Code block mah={320} style={{ overflow: 'auto' }} tabIndex={0}>
            {JSON.stringify(Object.fromEntries(told), null, 2)}
          </Code>
        )}
      </Stack>
    </section>
  );
}
