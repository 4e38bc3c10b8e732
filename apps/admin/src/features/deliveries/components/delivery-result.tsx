import { Code, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import '../../../lib/deliveries-words.ts';

/** What the vendor answered to whoever handed the delivery over, as they get it. */
export function DeliveryResult({ result }: { result: Readonly<Record<string, unknown>> }) {
  const { t } = useTranslation('deliveries');
  return (
    <section aria-label={t('detail.result')}>
      <Title order={3} mb="md">
        {t('detail.result')}
      </Title>
      {/* Long answers scroll, also by keyboard. */}
      <Code block mah={320} style={{ overflow: 'auto' }} tabIndex={0}>
        {JSON.stringify(result, null, 2)}
      </Code>
    </section>
  );
}
