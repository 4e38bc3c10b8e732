import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import '../../lib/keypair-words.ts';
import { SecretInput, type SecretInputProps } from './secret-input.tsx';

interface KeyPairInputProps extends SecretInputProps {
  description?: ReactNode;
}

/** The private half of a key pair for SSH; what is left empty is made by the server. */
export default function KeyPairInput({ currentlySet, description, ...input }: KeyPairInputProps) {
  const { t } = useTranslation('keypair');
  const empty = currentlySet ? t('empty_again') : t('empty');
  return (
    <SecretInput
      {...input}
      multiline
      description={
        <>
          {description} {empty}
        </>
      }
    />
  );
}
