import { Alert, Button, List, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Change } from '../lib/changed-meanwhile.ts';

/** Two people changed the same. Saving once more keeps what is in the form; or theirs is taken. */
export function ChangedAlert({ changes, onTake }: { changes: Change[]; onTake: () => void }) {
  const { t } = useTranslation();
  return (
    <Alert color="amber" role="alert" title={t('changed.title')}>
      <Stack gap="xs" align="start">
        <List size="sm">
          {changes.map(({ label, mine, theirs }) => (
            <List.Item key={label}>{t('changed.one', { label, mine, theirs })}</List.Item>
          ))}
        </List>
        <Text size="sm">{t('changed.text')}</Text>
        <Button size="xs" variant="default" onClick={onTake}>
          {t('changed.take')}
        </Button>
      </Stack>
    </Alert>
  );
}
