import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Change } from '../lib/changed-meanwhile.ts';

interface ChangedAlertProps {
  changes: Change[];
  /** Where no form is around it to be submitted again. */
  onKeep?: () => void;
  onTake: () => void;
}

/** Two people changed the same: what both say, and the choice between them. */
export function ChangedAlert({ changes, onKeep, onTake }: ChangedAlertProps) {
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
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={onTake}>
            {t('changed.take')}
          </Button>
          <Button
            size="xs"
            variant="default"
            type={onKeep ? 'button' : 'submit'}
            onClick={() => onKeep?.()}
          >
            {t('changed.keep')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
