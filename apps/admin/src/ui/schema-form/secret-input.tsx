import { Button, PasswordInput, Text, TextInput, type TextInputProps } from '@mantine/core';
import { IconKey, IconLink } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { looksLikeReference } from '../../lib/schema-form/looks-like-reference.ts';

const SecretArea = lazy(() => import('./secret-area.tsx'));

type Common =
  | 'label'
  | 'labelProps'
  | 'withAsterisk'
  | 'description'
  | 'placeholder'
  | 'maxLength'
  | 'error';

export interface SecretInputProps extends Pick<TextInputProps, Common> {
  value?: string;
  /** Takes an event or the text itself, as Mantine's forms do. */
  onChange?: (next: unknown) => void;
  /** One is stored already, and an empty input keeps it. */
  currentlySet?: boolean;
  multiline?: boolean;
}

/** A secret, or where it is kept: a place in a secret store is no secret, so it can be read. */
export function SecretInput(props: SecretInputProps) {
  const { currentlySet, multiline, maxLength, onChange, ...input } = props;
  const { t } = useTranslation();
  const [byReference, setByReference] = useState(looksLikeReference(input.value ?? ''));
  const swap = () => {
    setByReference(!byReference);
    onChange?.('');
  };
  const placeholder = currentlySet ? t('form.currently_set') : input.placeholder;
  return (
    <>
      {!byReference && multiline && (
        <Suspense fallback={null}>
          <SecretArea {...input} {...{ onChange, maxLength, placeholder }} />
        </Suspense>
      )}
      {byReference && (
        <TextInput
          {...input}
          onChange={onChange}
          placeholder="vault:mount/path#key"
          description={t('form.reference_help')}
          autoComplete="off"
        />
      )}
      {!byReference && !multiline && (
        <PasswordInput
          {...input}
          onChange={onChange}
          maxLength={maxLength}
          placeholder={placeholder}
          // Keeps the browser from filling in, or storing, somebody's own password.
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': t('form.show_secret') }}
        />
      )}
      {!byReference && looksLikeReference(input.value ?? '') && (
        <Text size="xs" c="dimmed" role="status">
          {t('form.read_as_reference')}
        </Text>
      )}
      <Button
        variant="transparent"
        size="compact-xs"
        px={0}
        mt={4}
        leftSection={byReference ? <IconKey size={14} /> : <IconLink size={14} />}
        onClick={swap}
      >
        {t(byReference ? 'form.type_secret' : 'form.use_reference')}
      </Button>
    </>
  );
}
