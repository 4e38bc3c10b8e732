import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../lib/site-context.tsx';
import { CopyField } from '../../../ui/copy-field.tsx';
import { tokensKey } from '../api/tokens.ts';
import { TokenForm } from './token-form.tsx';
import '../../../lib/settings-words.ts';

export interface TokenDialogProps {
  opened: boolean;
  /** Those of the library. */
  families: readonly string[];
  onClose: () => void;
}

/** First the form, then the token, once. */
export function TokenDialog({ opened, families, onClose }: TokenDialogProps) {
  const { t } = useTranslation('settings');
  const { slug } = useSite();
  const queryClient = useQueryClient();
  const [token, setToken] = useState<string | null>(null);
  const made = (value: string) => {
    setToken(value);
    void queryClient.invalidateQueries({ queryKey: tokensKey(slug) });
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={token ? t('tokens.secret_title') : t('tokens.add_title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      // A stray click or key must not take away what is never shown again.
      closeOnClickOutside={token === null}
      closeOnEscape={token === null}
      withCloseButton={token === null}
    >
      {token === null ? (
        <TokenForm families={families} onCreated={made} onCancel={onClose} />
      ) : (
        <Stack gap="md">
          <Text size="sm">{t('tokens.secret_intro')}</Text>
          <CopyField label={t('tokens.secret_label')} value={token} />
          <Group justify="flex-end">
            <Button onClick={onClose}>{t('tokens.done')}</Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
