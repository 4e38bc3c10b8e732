import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import '../lib/keypair-words.ts';
import type { PublicKey } from '../lib/public-keys-of.ts';
import { CopyField } from './copy-field.tsx';

interface PublicKeysProps {
  keys: readonly PublicKey[];
  /** Where to register them. */
  vendor: string;
}

/** The public halves of a connection's key pairs, to carry to the vendor. */
export default function PublicKeys({ keys, vendor }: PublicKeysProps) {
  const { t } = useTranslation('keypair');
  return (
    <Stack gap="xs">
      {keys.map(({ field, value }) => (
        <CopyField key={field} label={t('public_key', { field })} value={value} />
      ))}
      <Text size="xs" c="dimmed">
        {t('register', { name: vendor })}
      </Text>
    </Stack>
  );
}
