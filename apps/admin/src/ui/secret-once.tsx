import { Button, Checkbox, Group, List, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyField } from './copy-field.tsx';
import '../lib/connect-words.ts';

interface SecretOnceProps {
  secret: string;
  /** What to do with it at the receiver. */
  steps: string[];
  /** What else to know before it is used. */
  note?: string | undefined;
  onDone: () => void;
}

/** The one time a generated secret is on a screen. Leaving before saying it is saved asks again. */
export function SecretOnce({ secret, steps, note, onDone }: SecretOnceProps) {
  const { t } = useTranslation('connect');
  const [saved, setSaved] = useState(false);
  useEffect(() => {
    if (saved) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [saved]);
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {t('secret.intro')}
      </Text>
      {note && <Text size="sm">{note}</Text>}
      <CopyField label={t('secret.label')} value={secret} />
      {steps.length > 0 && (
        <div>
          <Text size="sm" fw={600} mb={4}>
            {t('secret.register')}
          </Text>
          <List type="ordered" size="sm">
            {steps.map((step) => (
              <List.Item key={step}>{step}</List.Item>
            ))}
          </List>
        </div>
      )}
      <Checkbox
        label={t('secret.saved')}
        checked={saved}
        onChange={(event) => setSaved(event.currentTarget.checked)}
      />
      <Group>
        <Button onClick={onDone} disabled={!saved}>
          {t('secret.done')}
        </Button>
      </Group>
    </Stack>
  );
}
